package io.seaworthy.hub.api;

import io.seaworthy.hub.access.Accounts;
import io.seaworthy.hub.access.ApiTokens;
import io.seaworthy.hub.access.Caller;
import io.seaworthy.hub.access.Grant;
import io.seaworthy.hub.access.GrantScope;
import io.seaworthy.hub.access.OidcLogin;
import io.seaworthy.hub.access.OidcSettings;
import io.seaworthy.hub.access.Person;
import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.access.SessionSettings;
import io.seaworthy.hub.access.Sessions;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.enrol.Authority;
import io.seaworthy.hub.enrol.AuthoritySource;
import io.seaworthy.hub.enrol.Identities;
import io.seaworthy.hub.enrol.InMemoryEnrolment;
import io.seaworthy.hub.enrol.JoinTokens;
import io.seaworthy.hub.enrol.MasterKey;
import io.seaworthy.hub.enrol.ServerNames;
import io.seaworthy.hub.enrol.TestClock;
import io.seaworthy.hub.enrol.TrustDomain;
import io.seaworthy.hub.finding.FindingDesk;
import io.seaworthy.hub.store.TestDatabase;
import io.seaworthy.hub.store.access.SqlApiTokens;
import io.seaworthy.hub.store.access.SqlAuditLog;
import io.seaworthy.hub.store.access.SqlPeople;
import io.seaworthy.hub.store.access.SqlSavedViews;
import io.seaworthy.hub.store.access.SqlSessions;
import io.seaworthy.hub.store.enrolment.SqlIdentities;
import io.seaworthy.hub.store.enrolment.SqlJoinTokens;
import io.seaworthy.hub.store.inventory.SqlFindingStore;
import io.seaworthy.hub.store.reading.SqlClusters;
import io.seaworthy.hub.store.reading.SqlFacts;
import io.seaworthy.hub.store.reading.SqlFindings;
import io.seaworthy.hub.store.reading.SqlFleet;
import io.seaworthy.hub.store.reading.SqlNamespaces;
import io.seaworthy.hub.store.reading.SqlPictures;
import io.seaworthy.hub.store.reading.SqlReleases;
import io.seaworthy.hub.store.reading.SqlScores;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The API on PostgreSQL, on a free port, with a clock that the test sets. */
final class ApiUnderTest implements AutoCloseable {

    static final Catalogue CATALOGUE = Catalogue.builtIn();

    final TestClock clock = new TestClock();
    final LiveEvents live = new LiveEvents();
    final SqlPeople people;
    final SqlAuditLog audit;
    final Sessions sessions;
    final Accounts accounts;
    final ApiTokens tokens;
    final String firstPassword;
    final Person admin;
    private final ApiServer server;
    private final AtomicInteger names = new AtomicInteger();

    ApiUnderTest(TestDatabase database) {
        this(database, Optional.empty(), new ApiSettings("127.0.0.1", 0, Optional.empty()));
    }

    ApiUnderTest(TestDatabase database, Optional<OidcSettings> oidc, ApiSettings settings) {
        var work = database.unitOfWork();
        people = new SqlPeople(work);
        audit = new SqlAuditLog(work);
        sessions = new Sessions(new SqlSessions(work), people, SessionSettings.DEFAULT, clock);
        accounts = new Accounts(people, sessions, clock);
        tokens = new ApiTokens(new SqlApiTokens(work), people, clock);
        firstPassword = accounts.first().orElse("");
        admin = people.account("admin").orElseThrow();
        var enrolment = new InMemoryEnrolment();
        var key = MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));
        var authority = Authority.open(
                enrolment.authorityStore(), new AuthoritySource.Own(key), ServerNames.of(List.of()), clock);
        var joinTokens = new SqlJoinTokens(work);
        var identities = new Identities(new SqlIdentities(work), joinTokens, authority, TrustDomain.DEFAULT, clock);
        Supplier<Catalogue> catalogue = () -> CATALOGUE;
        var parts = new ApiParts(
                accounts,
                new AgentAddresses("hub.example.org:8443", "hub.example.org:8444"),
                tokens,
                audit,
                catalogue,
                clock,
                new SqlClusters(work),
                new SqlFacts(work),
                new FindingDesk(new SqlFindingStore(work), live, clock),
                new SqlFindings(work),
                new SqlFleet(work),
                identities,
                new JoinTokens(joinTokens, authority, clock),
                new SqlNamespaces(work),
                oidc.map(some -> new OidcLogin(some, people, sessions, clock)),
                people,
                new SqlPictures(work),
                new SqlReleases(work),
                new SqlSavedViews(work),
                new SqlScores(work),
                sessions,
                TrustDomain.DEFAULT,
                "0.1.0");
        try {
            var vertx = database.vertx();
            server = ApiServer.listen(vertx, settings.host(), settings.port(), List.of(), context -> context.fail(503));
            server.serve(Api.open(vertx, settings, parts, live));
        } catch (IOException taken) {
            throw new IllegalStateException(taken);
        }
    }

    int port() {
        return server.port();
    }

    Browser anonymous() {
        return new Browser(port(), "");
    }

    /** A program with a token of a person who has just this role. */
    Browser as(Role role) {
        return as(new Grant(role, new GrantScope.AllClusters()));
    }

    Browser as(Grant grant) {
        return new Browser(port(), token(grant));
    }

    String token(Grant grant) {
        var owner = caller(person(grant));
        var created = tokens.create(owner, "test", grant, Duration.ofDays(1), "");
        return ((ApiTokens.Created.Made) created).text();
    }

    /** Somebody with a password that need not be changed. */
    Person person(Grant... grants) {
        var account = "person" + names.incrementAndGet() + "-"
                + UUID.randomUUID().toString().substring(0, 4);
        var added = (Accounts.Added.Made) accounts.add(caller(admin), account, "Person", List.of(grants), "");
        var person = added.person();
        var started = sessions.start(person, person.method(), "");
        accounts.change(started.caller(), added.password(), "correct horse battery", "");
        return people.person(person.id()).orElseThrow();
    }

    Caller caller(Person person) {
        return new Caller(
                person,
                new Caller.Proof.BySession("none", "none", person.method()),
                Instant.now().plusSeconds(3600));
    }

    @Override
    public void close() {
        server.close();
    }
}
