package io.seaworthy.hub;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.seaworthy.hub.api.ApiServer;
import io.seaworthy.hub.api.LiveEvents;
import io.seaworthy.hub.enrol.CannotStart;
import io.seaworthy.hub.enrol.JoinTokens;
import io.seaworthy.hub.store.AwaitedDatabase;
import io.seaworthy.hub.store.DatabaseUrl;
import io.seaworthy.hub.store.Entities;
import io.seaworthy.hub.store.embedded.EmbeddedPostgres;
import io.seaworthy.hub.store.embedded.FolderLock;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A running hub, put together by hand. Where its database is away at the start, only its health answers, and everything
 * else is 503, until the database is there.
 */
public final class Hub implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Hub.class.getName());

    /** A database that takes longer is waited for with the pages open. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Between two tries to start on a database that went away while the hub started. */
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** What is closed at the end, the latest first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final Health health = new Health();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CompletableFuture<Insides> insides = new CompletableFuture<>();
    private final HubSettings settings;
    private final InstantSource clock;
    private int httpPort;
    private volatile boolean closed;

    private Hub(HubSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** As {@link #start(HubSettings, InstantSource, Consumer)}, telling nobody about its steps. */
    public static Hub start(HubSettings settings, InstantSource clock) {
        return start(settings, clock, step -> {});
    }

    /**
     * Starts a hub; returns when it answers on its HTTP port. {@link #await} waits for the rest.
     *
     * @param progress hears what takes long, in words for people
     * @throws CannotStart if a port is taken, or what it is given cannot be used
     * @throws io.seaworthy.hub.store.embedded.FolderInUse if another hub has the data folder
     * @throws io.seaworthy.hub.store.embedded.PostgresFailed if the embedded database cannot be started
     */
    public static Hub start(HubSettings settings, InstantSource clock, Consumer<String> progress) {
        var hub = new Hub(settings, clock);
        try {
            hub.begin(progress);
            return hub;
        } catch (RuntimeException failure) { // Half a hub is none.
            hub.close();
            throw failure;
        }
    }

    /**
     * Waits until everything works, however long the database is away.
     *
     * @throws CannotStart or another exception with item, reason and remedy, if it never will
     */
    public Hub await() {
        insides();
        return this;
    }

    /** The port of pages and API. */
    public int httpPort() {
        return httpPort;
    }

    /** The port of agents' streams; waits until it is there. */
    public int grpcPort() {
        return insides().ingest().linkPort();
    }

    /** The port of agents' first certificates; waits until it is there. */
    public int enrolPort() {
        return insides().ingest().enrolPort();
    }

    /** The password of the account {@code admin} if this start has made it; to be shown once. */
    public Optional<String> firstPassword() {
        return insides().firstPassword();
    }

    /**
     * A password for the account {@code admin} that need not be changed: for a hub that holds only recorded clusters, and
     * that only this machine reaches.
     */
    public Optional<String> demoPassword() {
        return insides().accounts().demoPassword();
    }

    /** For agents in the same process. */
    public JoinTokens joinTokens() {
        return insides().joinTokens();
    }

    /** Ends when something that cannot be mended has stopped the hub from starting. */
    public CompletableFuture<?> started() {
        return insides.copy();
    }

    public Health health() {
        return health;
    }

    /** Stops listening, ends what is being done, and stops the embedded database; safe to call again. */
    @Override
    public void close() {
        closed = true;
        closeAll(open);
        insides.cancel(false);
    }

    /** The last that came first; more may come on the way. */
    private static void closeAll(Deque<AutoCloseable> parts) {
        while (true) {
            AutoCloseable next;
            synchronized (parts) {
                next = parts.pollFirst();
            }
            if (next == null) {
                return;
            }
            try {
                next.close();
            } catch (Exception | LinkageError failure) { // The others are closed all the same.
                LOG.log(Level.WARNING, "Something did not close cleanly", failure);
            }
        }
    }

    private void begin(Consumer<String> progress) {
        makeFolder();
        closing(FolderLock.take(settings.dataDir()));
        var catalogue = Catalogues.of(settings.controls());
        var vertx = Vertx.vertx();
        closing(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
        var url = databaseUrl(progress);
        progress.accept("Opening the database");
        var database = AwaitedDatabase.of(url, vertx, Entities.ALL);
        closing(database);
        health.add("database", database::problem);
        health.add("agents", () -> insides.isDone() ? Optional.empty() : Optional.of("waiting for the database"));
        meters();
        var server = listen(vertx);
        closing(server);
        httpPort = server.port();
        var parts = new Parts(settings, clock, catalogue, new LiveEvents(), database.unitOfWork(), vertx, registry);
        var now = opened(database) ? wired(parts, server) : Optional.<Insides>empty();
        now.ifPresentOrElse(
                insides::complete,
                () -> Thread.ofVirtual().name("hub-start").start(() -> finish(parts, database, server)));
    }

    /** Empty if the database went away meanwhile; then nothing of it is left open. */
    private Optional<Insides> wired(Parts parts, ApiServer server) {
        var made = new ArrayDeque<AutoCloseable>();
        try {
            var wired = parts.open(server, made::addFirst);
            made.reversed().forEach(this::closing);
            return Optional.of(wired);
        } catch (StoreUnavailable away) { // It was there a moment ago, and is waited for as at the start.
            closeAll(made);
            LOG.log(Level.WARNING, "{0}; the hub starts when it is back", away.getMessage());
            return Optional.empty();
        } catch (RuntimeException failed) { // Half a hub is none.
            closeAll(made);
            throw failed;
        }
    }

    private ApiServer listen(Vertx vertx) {
        var where = settings.listening();
        try {
            return ApiServer.listen(
                    vertx, where.bind(), where.httpPort(), HealthPages.of(health, registry), new WaitingRoom(health));
        } catch (IOException taken) { // Its message names host, port and remedy.
            throw new CannotStart(
                    "http port " + where.httpPort(), String.valueOf(taken.getMessage()), "then start it again", taken);
        }
    }

    /** Whether the database is there at once. */
    private static boolean opened(AwaitedDatabase database) {
        try {
            database.opened().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException away) { // It may come later.
            return false;
        } catch (ExecutionException refused) { // It must not be used.
            throw refused.getCause() instanceof RuntimeException told ? told : new IllegalStateException(refused);
        } catch (InterruptedException stopped) { // Nobody waits any more.
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void finish(Parts parts, AwaitedDatabase database, ApiServer server) {
        try {
            database.opened().join();
            var wired = wired(parts, server);
            while (wired.isEmpty() && !closed) {
                Thread.sleep(RETRY);
                wired = wired(parts, server);
            }
            wired.ifPresent(insides::complete);
        } catch (
                InterruptedException
                        stopped) { // Nobody interrupts this thread; if somebody did, the hub would be ending.
            insides.completeExceptionally(stopped);
        } catch (CompletionException failed) { // Whoever awaits the hub is told.
            insides.completeExceptionally(failed.getCause() == null ? failed : failed.getCause());
        } catch (RuntimeException failed) { // The same; a closed hub has cancelled it already.
            insides.completeExceptionally(failed);
        }
        if (closed) {
            close();
        }
    }

    private Insides insides() {
        try {
            return insides.join();
        } catch (CompletionException failed) { // Told as what it is.
            throw failed.getCause() instanceof RuntimeException told ? told : failed;
        }
    }

    private void makeFolder() {
        try {
            Files.createDirectories(
                    settings.dataDir(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException failure) { // Rights, or a file in the way.
            throw new CannotStart(
                    "data-dir " + settings.dataDir(),
                    "it cannot be made (" + failure.getMessage() + ")",
                    "give the hub a folder it may write to: --data-dir FOLDER",
                    failure);
        }
    }

    private DatabaseUrl databaseUrl(Consumer<String> progress) {
        if (settings.databaseUrl().isPresent()) {
            return settings.databaseUrl().get();
        }
        progress.accept("Starting the embedded PostgreSQL");
        var postgres = EmbeddedPostgres.start(settings.dataDir());
        closing(postgres);
        return postgres.url();
    }

    private void meters() {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        var collections = new JvmGcMetrics();
        collections.bindTo(registry);
        closing(collections);
        closing(registry::close);
    }

    private void closing(AutoCloseable part) {
        synchronized (open) {
            open.addFirst(part);
        }
    }
}
