package io.seaworthy.hub;

import io.micrometer.core.instrument.MeterRegistry;
import io.seaworthy.hub.access.Accounts;
import io.seaworthy.hub.access.SessionSettings;
import io.seaworthy.hub.access.Sessions;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.enrol.Authority;
import io.seaworthy.hub.enrol.AuthoritySource;
import io.seaworthy.hub.enrol.CannotStart;
import io.seaworthy.hub.enrol.EnrolmentWatch;
import io.seaworthy.hub.enrol.Identities;
import io.seaworthy.hub.enrol.JoinTokens;
import io.seaworthy.hub.enrol.MasterKey;
import io.seaworthy.hub.enrol.ServerNames;
import io.seaworthy.hub.enrol.TrustDomain;
import io.seaworthy.hub.finding.ChangeFeed;
import io.seaworthy.hub.ingest.IngestServer;
import io.seaworthy.hub.ingest.IngestSettings;
import io.seaworthy.hub.inventory.Evaluation;
import io.seaworthy.hub.inventory.InventorySettings;
import io.seaworthy.hub.inventory.LedgerInventory;
import io.seaworthy.hub.inventory.Silence;
import io.seaworthy.hub.store.UnitOfWork;
import io.seaworthy.hub.store.access.SqlPeople;
import io.seaworthy.hub.store.access.SqlSessions;
import io.seaworthy.hub.store.enrolment.SqlAuthorities;
import io.seaworthy.hub.store.enrolment.SqlIdentities;
import io.seaworthy.hub.store.enrolment.SqlJoinTokens;
import io.seaworthy.hub.store.inventory.SqlInventoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** What a hub needs its database for, wired. */
record Parts(
        HubSettings settings,
        InstantSource clock,
        Catalogue catalogue,
        ChangeFeed feed,
        UnitOfWork unitOfWork,
        MeterRegistry registry) {

    private static final Duration BETWEEN_EVALUATIONS = Duration.ofSeconds(30);
    private static final Duration BETWEEN_SILENCES = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ZERO;

    /**
     * Opens everything; what is to be closed at the end is told as soon as it is open.
     *
     * @throws CannotStart with item, reason and remedy
     */
    Insides open(Consumer<AutoCloseable> closing) {
        var authority = Authority.open(
                new SqlAuthorities(unitOfWork),
                source(),
                ServerNames.of(settings.tls().names()),
                clock);
        var tokens = new SqlJoinTokens(unitOfWork);
        var identities = new Identities(
                new SqlIdentities(unitOfWork),
                tokens,
                authority,
                new TrustDomain(settings.tls().trustDomain()),
                clock);
        closing.accept(EnrolmentWatch.start(authority, identities));
        var ingest = ingest(authority, identities);
        closing.accept(ingest);
        jobs(closing);
        return new Insides(
                ingest, new JoinTokens(tokens, authority, clock), accounts().first());
    }

    private IngestServer ingest(Authority authority, Identities identities) {
        var inventory =
                new LedgerInventory(new SqlInventoryStore(unitOfWork), catalogue, inventorySettings(), feed, clock);
        var where = settings.listening();
        var usual = IngestSettings.on(where.bind(), where.grpcPort(), where.enrolPort());
        return IngestServer.start(
                new IngestSettings(
                        usual.bind(),
                        usual.linkPort(),
                        usual.enrolPort(),
                        settings.tls().allow12(),
                        usual.heartbeat(),
                        usual.resync(),
                        usual.attemptsPerMinute(),
                        usual.attemptsPerMinuteOverall()),
                authority,
                identities,
                inventory,
                registry,
                clock);
    }

    private void jobs(Consumer<AutoCloseable> closing) {
        var store = new SqlInventoryStore(unitOfWork);
        var evaluation = new Evaluation(store, catalogue, inventorySettings(), feed);
        var silence = new Silence(store, catalogue, inventorySettings(), feed);
        closing.accept(Repetition.of("evaluation", AT_ONCE, BETWEEN_EVALUATIONS, clock, evaluation::runOnce));
        // A hub that was down itself gives agents time to come back before it calls them silent.
        closing.accept(Repetition.of("silence", settings.silentAfter(), BETWEEN_SILENCES, clock, silence::runOnce));
    }

    private Accounts accounts() {
        var people = new SqlPeople(unitOfWork);
        return new Accounts(
                people, new Sessions(new SqlSessions(unitOfWork), people, SessionSettings.DEFAULT, clock), clock);
    }

    private InventorySettings inventorySettings() {
        var usual = InventorySettings.DEFAULT;
        return new InventorySettings(
                IngestSettings.FRAME_LIMIT,
                settings.silentAfter(),
                usual.judgeAgainAfter(),
                usual.terms(),
                usual.owners());
    }

    private AuthoritySource source() {
        var tls = settings.tls();
        return tls.authority()
                .<AuthoritySource>map(files -> new AuthoritySource.Files(files.certificate(), files.key()))
                .orElseGet(() -> new AuthoritySource.Own(
                        tls.masterKey().map(Parts::masterKey).orElseGet(() -> MasterKey.in(settings.dataDir()))));
    }

    private static MasterKey masterKey(Path file) {
        try {
            return MasterKey.parse(Files.readString(file));
        } catch (IOException unreadable) { // Missing, or not for this user.
            throw new CannotStart(
                    "tls.master-key " + file,
                    "it cannot be read (" + unreadable.getClass().getSimpleName() + ")",
                    "name a readable file with 32 bytes in base64 (openssl rand -base64 32)",
                    unreadable);
        }
    }
}
