package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One server, or several nodes on one database, with its identity providers and agencies. */
public final class Site implements AutoCloseable {

    private final List<Node> nodes;
    private final Database database;
    private final Inboxes inboxes;
    private final Admin admin;
    private final Providers providers;
    private final Map<Map<String, String>, Agency> agencies = new LinkedHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    Site(List<Node> nodes, Database database, Inboxes inboxes) {
        this.nodes = new ArrayList<>(nodes);
        this.database = database;
        this.inboxes = inboxes;
        this.admin = new Admin(nodes.get(0).url());
        this.providers = new Providers(admin, nodes.stream().map(Node::url).toList());
    }

    /** An agency whose identity providers run the step with its default settings. */
    public Agency agency() {
        return agency(Map.of());
    }

    /** An agency with these settings of the step, shared by all tests that use these settings. */
    public synchronized Agency agency(Map<String, String> settings) {
        return agencies.computeIfAbsent(Map.copyOf(settings), this::ownAgency);
    }

    /** A new agency for a test that changes the realm. */
    public Agency ownAgency(Map<String, String> settings) {
        Agency agency = agencyWithoutStep();
        agency.runsAfterLogin("identity-check", settings);
        return agency;
    }

    /** A new agency whose identity providers have no Post Login Flow. */
    public Agency agencyWithoutStep() {
        int number = count.incrementAndGet();
        return new Agency(this, number == 1 ? "agency" : "agency-" + number);
    }

    /** An agency that another server has had, whose name nobody has here. */
    public Agency agency(Golden golden) {
        return Agency.of(this, golden);
    }

    public String url() {
        return url(0);
    }

    /** The address of one of several nodes. */
    public String url(int node) {
        return nodes.get(node).url();
    }

    List<String> urls() {
        return nodes.stream().map(Node::url).toList();
    }

    public String log() {
        return String.join("\n", nodes.stream().map(Node::log).toList());
    }

    /** The metrics of the first node. */
    public String metrics() {
        return nodes.get(0).metrics();
    }

    /** A realm with its users, as Keycloak's export writes it. */
    public JsonNode export(String realm) {
        return Json.read(nodes.get(0).export(realm));
    }

    public void killNode(int node) {
        nodes.get(node).kill();
    }

    /** Stops a node in good order and starts it again, at the same address. */
    public void restartsNode(int node) {
        nodes.get(node).close();
        nodes.set(node, nodes.get(node).again());
    }

    /** Kills the server and starts it again, at the same address and on the same database. */
    public void crashes() {
        killNode(0);
        nodes.set(0, nodes.get(0).again());
    }

    /** Stops the server and starts it without the extension. */
    public void losesExtension() {
        nodes.get(0).close();
        nodes.set(0, nodes.get(0).againWithoutExtension());
    }

    /** Stops the server and starts it with the extension again. */
    public void getsExtensionBack() {
        restartsNode(0);
    }

    public Admin admin() {
        return admin;
    }

    public Database database() {
        return database;
    }

    public Inboxes inboxes() {
        return inboxes;
    }

    Providers providers() {
        return providers;
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        database.close();
    }
}
