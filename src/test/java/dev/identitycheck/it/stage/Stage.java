package dev.identitycheck.it.stage;

import dev.identitycheck.it.provider.FileEmailSenderFactory;
import dev.identitycheck.it.visit.Visitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The environment of a run of integration tests: one site that the tests share, started at its first use, inboxes that
 * are emptied before each test, and further sites for tests that need their own.
 */
public final class Stage implements AutoCloseable {

    /** The Twilio auth token of the shared servers, which signs inbound messages. */
    public static final String TWILIO_TOKEN = "the token of the account";

    private final RunSettings settings;
    private final Launcher launcher;
    private final Inboxes inboxes;
    private final AtomicInteger sites = new AtomicInteger();
    private @Nullable Postgres postgres;
    private @Nullable Site shared;
    private @Nullable Site everything;

    Stage(RunSettings settings) {
        this.settings = settings;
        this.launcher = settings.container() ? new ContainerLauncher(settings) : new DistributionLauncher(settings);
        this.inboxes = new Inboxes(new MailInbox(), new SmsInbox(), launcher.host());
    }

    /** The site that all tests share. */
    public synchronized Site site() {
        if (shared == null) {
            shared = ownSite();
        }
        return shared;
    }

    /** Starts a separate server on an empty database; the test closes it. */
    public Site ownSite(String... startArguments) {
        return ownSite(List.of(), List.of(), List.of(startArguments));
    }

    /**
     * A shared site whose server has features that are off by default, accepts client certificates from a proxy and has
     * test providers. On the distribution only.
     */
    public synchronized Site siteWithEverything() {
        if (everything == null) {
            everything = ownSite(
                    List.of(TestProviders.jar(settings.ownFolder())),
                    List.of(
                            "--features=transient-users,token-exchange,jwt-authorization-grant,"
                                    + "admin-fine-grained-authz:v1",
                            "--spi-x509cert-lookup--provider=haproxy"),
                    List.of(
                            "--spi-x509cert-lookup--haproxy--ssl-client-cert=" + Visitor.CERTIFICATE,
                            "--spi-events-listener--identity-check--sweep-interval=1",
                            "--spi-events-listener--identity-check--notice-retry=1"));
        }
        return everything;
    }

    /** Starts a separate server on a MariaDB of its own; the test closes it. */
    public Site siteOnMariaDb() {
        String name = "mariadb-" + sites.incrementAndGet();
        Database database = new MariaDbDatabase(settings.ownFolder(), settings.distribution());
        List<String> arguments = new ArrayList<>(arguments(database));
        arguments.add("--cache=local");
        return new Site(
                List.of(launch(name, settings.jar(), database, List.of(), List.of(), arguments)), database, inboxes);
    }

    /** Starts a separate server with this feature, which is off by default; the test closes it. */
    public Site ownSiteWith(String feature) {
        return ownSite(List.of(), List.of("--features=" + feature), List.of());
    }

    /** Starts a separate server whose mails go into this file by a sender of its own; the test closes it. */
    public Site siteWithOwnSender(Path file) {
        return ownSite(
                List.of(TestProviders.jar(settings.ownFolder())),
                List.of("--spi-email-sender--provider=" + FileEmailSenderFactory.ID),
                List.of("--spi-email-sender--" + FileEmailSenderFactory.ID + "--path=" + file));
    }

    /** Starts a separate server that accepts TLS at this port and requests a client certificate there. */
    public Site siteAskingForCards(CardAuthority cards, int port) {
        return ownSite(List.of(), List.of("--https-client-auth=request"), cards.serverArguments(port));
    }

    private Site ownSite(List<Path> jars, List<String> buildArguments, List<String> startArguments) {
        String name = "site-" + sites.incrementAndGet();
        Database database = database(name);
        List<String> arguments = new ArrayList<>(arguments(database));
        arguments.add("--cache=local");
        arguments.addAll(startArguments);
        return new Site(
                List.of(launch(name, settings.jar(), database, jars, buildArguments, arguments)), database, inboxes);
    }

    /** Starts a cluster of two nodes; the test closes it. */
    public Site cluster(String... startArguments) {
        return cluster(settings.jar(), startArguments);
    }

    /**
     * Starts a cluster in the middle of an update, the first node with the earlier version of the extension and then
     * the second one with this version; the test closes it.
     */
    public Site clusterInUpdate(String... startArguments) {
        return cluster(settings.earlierJar().orElseThrow(), startArguments);
    }

    /** Whether the run has an earlier version of the extension. */
    public boolean hasEarlierVersion() {
        return settings.earlierJar().isPresent();
    }

    private Site cluster(Path first, String... startArguments) {
        String name = "cluster-" + sites.incrementAndGet();
        Database database = database(name);
        List<Node> nodes = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            List<String> arguments = new ArrayList<>(arguments(database));
            arguments.addAll(ClusterArguments.onThisMachine());
            arguments.addAll(List.of(startArguments));
            Path extension = number == 1 ? first : settings.jar();
            nodes.add(launch(name + "-" + number, extension, database, List.of(), List.of(), arguments));
        }
        return new Site(nodes, database, inboxes);
    }

    private Node launch(
            String name,
            Path extension,
            Database database,
            List<Path> jars,
            List<String> buildArguments,
            List<String> arguments) {
        List<String> build = new ArrayList<>(database.buildArguments());
        build.addAll(buildArguments);
        build.add("--metrics-enabled=true");
        return launcher.launch(new NodePlan(name, extension, jars, build, arguments));
    }

    private List<String> arguments(Database database) {
        List<String> arguments = new ArrayList<>(database.startArguments(launcher.host()));
        arguments.add("--spi-sms-gateway--http--url=" + inboxes.smsUrl());
        arguments.add("--spi-sms-gateway--http--from=Agency");
        arguments.add("--spi-identity-check-sms-inbound--hmac--secret=what both of them know");
        arguments.add("--spi-identity-check-sms-inbound--twilio--secret=" + TWILIO_TOKEN);
        // The default depends on the machine's processors, while that of the database connection pool is fixed.
        arguments.add("--http-pool-max-threads=50");
        return arguments;
    }

    private synchronized Database database(String name) {
        if (settings.h2() && !settings.container()) {
            return new H2Database(settings.ownFolder().resolve("h2").resolve(name), settings.distribution());
        }
        if (postgres == null) {
            postgres = Postgres.start(settings.ownFolder(), settings.container());
        }
        return postgres.create(name);
    }

    public boolean onPostgres() {
        return settings.container() || !settings.h2();
    }

    /** Whether servers run as processes of this machine, not in containers: only processes can form a cluster. */
    public boolean onDistribution() {
        return !settings.container();
    }

    public CommandLine commandLine() {
        return new CommandLine(settings);
    }

    public MailInbox mail() {
        return inboxes.mail();
    }

    public SmsInbox sms() {
        return inboxes.sms();
    }

    public Agency agency() {
        return site().agency();
    }

    public Agency agency(Map<String, String> step) {
        return site().agency(step);
    }

    void reset() {
        inboxes.reset();
    }

    @Override
    public synchronized void close() {
        if (shared != null) {
            shared.close();
        }
        if (everything != null) {
            everything.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        inboxes.close();
    }
}
