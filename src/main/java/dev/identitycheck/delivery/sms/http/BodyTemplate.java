package dev.identitycheck.delivery.sms.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.apache.http.NameValuePair;
import org.apache.http.client.utils.URLEncodedUtils;
import org.apache.http.entity.ContentType;
import org.apache.http.message.BasicNameValuePair;

/**
 * A request's body with placeholders. The template is parsed before it is filled, so no value changes its structure.
 */
sealed interface BodyTemplate {

    /** Every text that may contain placeholders. */
    Stream<String> texts();

    /** The body with the placeholders replaced. */
    String fill(Placeholders values);

    /** The content type of the body. */
    ContentType type();

    /**
     * A JSON body: placeholders are replaced within texts.
     *
     * @param root the JSON document
     */
    record Json(JsonNode root) implements BodyTemplate {

        @Override
        public Stream<String> texts() {
            return texts(root);
        }

        private static Stream<String> texts(JsonNode node) {
            return node.isTextual()
                    ? Stream.of(node.textValue())
                    : node.valueStream().flatMap(Json::texts);
        }

        @Override
        public String fill(Placeholders values) {
            return filled(root, values).toString();
        }

        private static JsonNode filled(JsonNode node, Placeholders values) {
            if (node.isTextual()) {
                return JsonNodeFactory.instance.textNode(values.fill(node.textValue()));
            }
            if (node.isArray()) {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                node.forEach(element -> array.add(filled(element, values)));
                return array;
            }
            if (node.isObject()) {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                node.properties().forEach(field -> object.set(field.getKey(), filled(field.getValue(), values)));
                return object;
            }
            return node;
        }

        @Override
        public ContentType type() {
            return ContentType.APPLICATION_JSON;
        }
    }

    /**
     * A URL-encoded form: placeholders are replaced within values.
     *
     * @param fields the fields in order
     */
    record Form(List<NameValuePair> fields) implements BodyTemplate {

        public Form {
            if (fields.stream().anyMatch(field -> field.getValue() == null)) {
                throw new IllegalArgumentException("has a field without a value");
            }
        }

        static Form parse(String text) {
            return new Form(URLEncodedUtils.parse(text, UTF_8));
        }

        @Override
        public Stream<String> texts() {
            return fields.stream().map(NameValuePair::getValue);
        }

        @Override
        public String fill(Placeholders values) {
            return URLEncodedUtils.format(
                    fields.stream()
                            .map(field -> new BasicNameValuePair(field.getName(), values.fill(field.getValue())))
                            .toList(),
                    UTF_8);
        }

        @Override
        public ContentType type() {
            return ContentType.APPLICATION_FORM_URLENCODED.withCharset(UTF_8);
        }
    }
}
