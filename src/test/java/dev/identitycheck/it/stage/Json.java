package dev.identitycheck.it.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;

/** Converts JSON to and from text. */
public final class Json {

    private static final int LINE = 118;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectMapper BY_NAME =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private Json() {}

    public static JsonNode read(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + text, e);
        }
    }

    /** Text with the fields of each object in the order of their names. */
    public static String byName(JsonNode value) {
        try {
            return BY_NAME.writeValueAsString(BY_NAME.treeToValue(value, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Text for people to read: what fits stands on one line. */
    public static String pretty(JsonNode value) {
        StringBuilder text = new StringBuilder();
        print(value, "", text);
        return text.append('\n').toString();
    }

    private static void print(JsonNode value, String indent, StringBuilder text) {
        String line = value.toString();
        if (!value.isContainerNode() || indent.length() + line.length() <= LINE) {
            text.append(line);
            return;
        }
        String deeper = indent + "  ";
        String separator = "\n" + deeper;
        text.append(value.isObject() ? '{' : '[');
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                text.append(separator).append(write(field.getKey())).append(": ");
                print(field.getValue(), deeper, text);
                separator = ",\n" + deeper;
            }
        } else {
            for (JsonNode element : value) {
                text.append(separator);
                print(element, deeper, text);
                separator = ",\n" + deeper;
            }
        }
        text.append('\n').append(indent).append(value.isObject() ? '}' : ']');
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
