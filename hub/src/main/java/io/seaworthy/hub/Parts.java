package io.seaworthy.hub;

import io.micrometer.core.instrument.MeterRegistry;
import io.seaworthy.agent.Agent;
import io.seaworthy.hub.access.Accounts;
import io.seaworthy.hub.access.ApiTokens;
import io.seaworthy.hub.access.OidcLogin;
import io.seaworthy.hub.access.SessionSettings;
import io.seaworthy.hub.access.Sessions;
import io.seaworthy.hub.api.AgentAddresses;
import io.seaworthy.hub.api.Api;
import io.seaworthy.hub.api.ApiParts;
import io.seaworthy.hub.api.ApiServer;
import io.seaworthy.hub.api.ApiSettings;
import io.seaworthy.hub.api.LiveEvents;
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
import io.seaworthy.hub.finding.FindingDesk;
import io.seaworthy.hub.ingest.IngestServer;
import io.seaworthy.hub.ingest.IngestSettings;
import io.seaworthy.hub.inventory.Background;
import io.seaworthy.hub.inventory.Evaluation;
import io.seaworthy.hub.inventory.InventorySettings;
import io.seaworthy.hub.inventory.LedgerInventory;
import io.seaworthy.hub.inventory.Silence;
import io.seaworthy.hub.store.UnitOfWork;
import io.seaworthy.hub.store.access.SqlApiTokens;
import io.seaworthy.hub.store.access.SqlAuditLog;
import io.seaworthy.hub.store.access.SqlPeople;
import io.seaworthy.hub.store.access.SqlSavedViews;
import io.seaworthy.hub.store.access.SqlSessions;
import io.seaworthy.hub.store.enrolment.SqlAuthorities;
import io.seaworthy.hub.store.enrolment.SqlIdentities;
import io.seaworthy.hub.store.enrolment.SqlJoinTokens;
import io.seaworthy.hub.store.inventory.SqlFindingStore;
import io.seaworthy.hub.store.inventory.SqlInventoryStore;
import io.seaworthy.hub.store.reading.SqlClusters;
import io.seaworthy.hub.store.reading.SqlFacts;
import io.seaworthy.hub.store.reading.SqlFindings;
import io.seaworthy.hub.store.reading.SqlFleet;
import io.seaworthy.hub.store.reading.SqlNamespaces;
import io.seaworthy.hub.store.reading.SqlPictures;
import io.seaworthy.hub.store.reading.SqlReleases;
import io.seaworthy.hub.store.reading.SqlScores;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/** What a hub needs its database for, wired. */
record Parts(
        HubSettings settings,
        InstantSource clock,
        Catalogue catalogue,
        LiveEvents feed,
        UnitOfWork unitOfWork,
        Vertx vertx,
        MeterRegistry registry) {

    /**
     * Opens everything; what is to be closed at the end is told as soon as it is open.
     *
     * @param server gets the API when everything behind it is there
     * @throws CannotStart with item, reason and remedy
     */
    Insides open(ApiServer server, Consumer<AutoCloseable> closing) {
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
        var joinTokens = new JoinTokens(tokens, authority, clock);
        var people = new SqlPeople(unitOfWork);
        var sessions = new Sessions(new SqlSessions(unitOfWork), people, SessionSettings.DEFAULT, clock);
        var accounts = new Accounts(people, sessions, clock);
        var firstPassword = accounts.first();
        var ingest = ingest(authority, identities);
        closing.accept(ingest);
        var addresses = PublicAddresses.of(settings, ingest.linkPort(), ingest.enrolPort());
        var background = background(joinTokens);
        closing.accept(background);
        background.start();
        server.serve(api(server.port(), addresses, identities, joinTokens, people, sessions, accounts));
        return new Insides(accounts, ingest, joinTokens, firstPassword);
    }

    private Api api(
            int httpPort,
            AgentAddresses addresses,
            Identities identities,
            JoinTokens joinTokens,
            SqlPeople people,
            Sessions sessions,
            Accounts accounts) {
        var parts = new ApiParts(
                accounts,
                addresses,
                new ApiTokens(new SqlApiTokens(unitOfWork), people, clock),
                new SqlAuditLog(unitOfWork),
                () -> catalogue,
                clock,
                new SqlClusters(unitOfWork),
                new SqlFacts(unitOfWork),
                new FindingDesk(new SqlFindingStore(unitOfWork), feed, clock),
                new SqlFindings(unitOfWork),
                new SqlFleet(unitOfWork),
                identities,
                joinTokens,
                new SqlNamespaces(unitOfWork),
                settings.oidc().map(oidc -> new OidcLogin(oidc, people, sessions, clock)),
                people,
                new SqlPictures(unitOfWork),
                new SqlReleases(unitOfWork),
                new SqlSavedViews(unitOfWork),
                new SqlScores(unitOfWork),
                sessions,
                new TrustDomain(settings.tls().trustDomain()),
                Agent.VERSION);
        var where = new ApiSettings(settings.listening().bind(), httpPort, settings.publicUrl());
        return Api.open(vertx, where, parts, feed);
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

    private Background background(JoinTokens joinTokens) {
        var store = new SqlInventoryStore(unitOfWork);
        return new Background(
                new Evaluation(store, catalogue, inventorySettings(), feed),
                new Silence(store, catalogue, inventorySettings(), feed),
                joinTokens,
                inventorySettings(),
                clock);
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
