package io.seaworthy.hub.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of tokens, identities and authorities does. */
public abstract class EnrolmentStoreContract {

    private static final int AT_ONCE = 12;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    protected abstract JoinTokenStore tokens();

    protected abstract IdentityStore identities();

    protected abstract AuthorityStore authorities();

    @Test
    void aTokenIsKeptAsItWasMade() {
        var bound = new JoinToken(
                random(), Optional.of(cluster()), 3, 0, "ada", now, now.plusSeconds(60), Optional.empty());
        tokens().add(
                        new JoinTokenStore.KeptToken(bound, new byte[] {1, 2, 3}, "authority"),
                        entry("createJoinToken", bound.id()));

        var kept = tokens().find(bound.id()).orElseThrow();

        assertThat(kept.token()).isEqualTo(bound);
        assertThat(kept.secretHash()).containsExactly(1, 2, 3);
        assertThat(kept.authority()).isEqualTo("authority");
        assertThat(tokens().find("another")).isEmpty();
    }

    @Test
    void tokensAreListedNewestFirst() {
        var older = token(1, now.minusSeconds(5));
        var newer = token(1, now.plusSeconds(5));

        assertThat(tokens().list()).extracting(JoinToken::id).containsSubsequence(newer, older);
    }

    @Test
    void theFirstRevocationOfATokenStands() {
        var token = token(1, now);
        var first = new Revocation("ada", now.plusSeconds(1));

        revoke(token, first);
        var second = revoke(token, new Revocation("bob", now.plusSeconds(2)));

        assertThat(second.flatMap(JoinToken::revocation)).contains(first);
        assertThat(revoke("another", first)).isEmpty();
    }

    @Test
    void tokensThatEndedLongAgoAreForgotten() {
        var ended = token(1, now.minus(Duration.ofDays(40)));
        var justEnded = token(1, now.minus(Duration.ofDays(2)));
        var usable = token(1, now);

        var forgotten = tokens().forgetEndedBefore(now.minus(Duration.ofDays(30)));

        assertThat(forgotten).isEqualTo(1);
        assertThat(tokens().find(ended)).isEmpty();
        assertThat(tokens().find(justEnded)).isPresent();
        assertThat(tokens().find(usable)).isPresent();
    }

    @Test
    void anEnrolmentTakesOneUseAndEntersTheIdentity() {
        var token = token(2, now);
        var identity = identity(cluster(), random());

        var entry = identities().enrol(token, identity, "shop", "0.1.0");

        assertThat(entry).isEqualTo(IdentityStore.Entry.ENTERED);
        assertThat(used(token)).isEqualTo(1);
        assertThat(identities().find(identity.cluster(), identity.serial())).contains(identity);
        assertThat(identities().newest(identity.cluster())).contains(identity);
        assertThat(identities().list()).contains(identity);
    }

    @Test
    void ofManyEnrolmentsWithOneUseExactlyOneEnters() throws Exception {
        var token = token(1, now);

        var entries = atOnce(() -> identities().enrol(token, identity(cluster(), random()), "shop", ""));

        assertThat(Collections.frequency(entries, IdentityStore.Entry.ENTERED)).isEqualTo(1);
        assertThat(Collections.frequency(entries, IdentityStore.Entry.TOKEN_SPENT))
                .isEqualTo(AT_ONCE - 1);
        assertThat(used(token)).isEqualTo(1);
    }

    @Test
    void ofManyTokensForOneClusterExactlyOneEnters() throws Exception {
        var cluster = cluster();

        var entries = atOnce(() -> identities().enrol(token(1, now), identity(cluster, random()), "shop", ""));

        assertThat(Collections.frequency(entries, IdentityStore.Entry.ENTERED)).isEqualTo(1);
        assertThat(Collections.frequency(entries, IdentityStore.Entry.ALREADY_ENROLLED))
                .isEqualTo(AT_ONCE - 1);
    }

    @Test
    void anAnswerThatWasLostIsAskedForAgainWithTheSameKey() {
        var token = token(1, now);
        var key = random();
        var first = identity(cluster(), key);
        identities().enrol(token, first, "shop", "");

        var again = identities().enrol(token, identity(first.cluster(), key), "shop", "");
        var otherKey = identities().enrol(token, identity(first.cluster(), random()), "shop", "");
        var otherToken = identities().enrol(token(1, now), identity(first.cluster(), key), "shop", "");

        assertThat(again).isEqualTo(IdentityStore.Entry.ENTERED);
        assertThat(otherKey).isEqualTo(IdentityStore.Entry.ALREADY_ENROLLED);
        assertThat(otherToken).isEqualTo(IdentityStore.Entry.ALREADY_ENROLLED);
        assertThat(used(token)).isEqualTo(1);
    }

    @Test
    void aTokenThatEndedOrWasRevokedEntersNobody() {
        var revoked = token(1, now);
        revoke(revoked, new Revocation("ada", now));
        var ended = token(1, now.minus(Duration.ofDays(2)));

        for (var token : List.of(revoked, ended, "another")) {
            var identity = identity(cluster(), random());

            assertThat(identities().enrol(token, identity, "shop", "")).isEqualTo(IdentityStore.Entry.TOKEN_SPENT);
            assertThat(identities().newest(identity.cluster())).isEmpty();
        }
    }

    @Test
    void aRenewalLeavesTheCurrentCertificateAndItsSuccessor() {
        var first = enrolled();
        var lost = successor(first);
        var taken = successor(first);

        assertThat(identities().renew(first.serial(), lost)).isTrue();
        assertThat(identities().renew(first.serial(), taken)).isTrue();

        assertThat(identities().find(first.cluster(), first.serial())).isPresent();
        assertThat(identities().find(first.cluster(), lost.serial())).isEmpty();
        assertThat(identities().newest(first.cluster())).contains(taken);
    }

    @Test
    void aRevocationEndsEveryCertificateAndAllowsANewEnrolment() {
        var first = enrolled();
        var successor = successor(first);
        identities().renew(first.serial(), successor);
        var revocation = new Revocation("ada", now.plusSeconds(3));

        var revoked = revoke(first.cluster(), revocation);
        revoke(first.cluster(), new Revocation("bob", now.plusSeconds(4)));

        assertThat(revoked.flatMap(Identity::revocation)).contains(revocation);
        assertThat(identities().find(first.cluster(), first.serial()).flatMap(Identity::revocation))
                .contains(revocation);
        assertThat(identities().renew(successor.serial(), successor(first))).isFalse();
        assertThat(identities().revokedSince(now.plusSeconds(3))).containsEntry(first.cluster(), revocation.at());
        assertThat(identities().revokedSince(now.plusSeconds(4))).doesNotContainKey(first.cluster());
        assertThat(identities().enrol(token(1, now), identity(first.cluster(), random()), "shop", ""))
                .isEqualTo(IdentityStore.Entry.ENTERED);
        assertThat(identities().revokedSince(now.plusSeconds(3))).containsKey(first.cluster());
        assertThat(revoke(cluster(), revocation)).isEmpty();
    }

    @Test
    void oneAuthorityIssuesAndTheOthersAreKeptUntilRemoved() throws Exception {
        var active = active();

        var entries = atOnce(() -> authorities().activate(authority(), active.map(AuthorityStore.KeptAuthority::id)));
        var list = authorities().list();

        assertThat(Collections.frequency(entries, true)).isEqualTo(1);
        assertThat(list.getFirst().retiredAt()).isEmpty();
        assertThat(list.stream().filter(kept -> kept.retiredAt().isEmpty())).hasSize(1);

        var next = authority();
        var before = list.getFirst().id();
        assertThat(authorities().activate(next, Optional.of(before))).isTrue();
        authorities().remove(before);
        assertThat(authorities().list())
                .extracting(AuthorityStore.KeptAuthority::id)
                .startsWith(next.id())
                .doesNotContain(before);
    }

    @Test
    void anAuthorityKnowsWhenItIsLastNeeded() {
        var authority = authority();
        authorities().activate(authority, active().map(AuthorityStore.KeptAuthority::id));
        var identity = new Identity(
                cluster(),
                random(),
                random(),
                random(),
                authority.id(),
                now,
                now,
                now.plus(Duration.ofDays(30)),
                Optional.empty(),
                Optional.empty());

        var unused = active().flatMap(AuthorityStore.KeptAuthority::lastUse);
        identities().enrol(token(1, now), identity, "shop", "");
        var used = active().flatMap(AuthorityStore.KeptAuthority::lastUse);

        assertThat(unused).isEmpty();
        assertThat(used).contains(identity.notAfter());
    }

    private Optional<AuthorityStore.KeptAuthority> active() {
        return authorities().list().stream()
                .filter(kept -> kept.retiredAt().isEmpty())
                .findFirst();
    }

    private AuthorityStore.KeptAuthority authority() {
        return new AuthorityStore.KeptAuthority(
                random(),
                new byte[] {1},
                Optional.of(new byte[] {2}),
                Optional.empty(),
                "ada",
                now,
                Optional.empty(),
                Optional.empty());
    }

    private String token(int uses, Instant createdAt) {
        var token = new JoinToken(
                random(),
                Optional.empty(),
                uses,
                0,
                "ada",
                createdAt,
                createdAt.plus(Duration.ofDays(1)),
                Optional.empty());
        tokens().add(
                        new JoinTokenStore.KeptToken(token, new byte[32], "authority"),
                        entry("createJoinToken", token.id()));
        return token.id();
    }

    private Optional<JoinToken> revoke(String token, Revocation revocation) {
        return tokens().revoke(token, revocation, entry("revokeJoinToken", token));
    }

    private Optional<Identity> revoke(ClusterId cluster, Revocation revocation) {
        return identities().revoke(cluster, revocation, entry("revokeAgent", cluster.value()));
    }

    private AuditEntry entry(String action, String subject) {
        return new AuditEntry(now, "ada", action, subject, "", "");
    }

    private int used(String token) {
        return tokens().find(token).orElseThrow().token().used();
    }

    private Identity enrolled() {
        var identity = identity(cluster(), random());
        identities().enrol(token(1, now), identity, "shop", "0.1.0");
        return identity;
    }

    private Identity identity(ClusterId cluster, String key) {
        return new Identity(
                cluster,
                random(),
                random(),
                key,
                "authority",
                now,
                now,
                now.plus(Duration.ofDays(30)),
                Optional.empty(),
                Optional.empty());
    }

    private Identity successor(Identity first) {
        return new Identity(
                first.cluster(),
                random(),
                random(),
                random(),
                "authority",
                first.enrolledAt(),
                now.plusSeconds(1),
                now.plus(Duration.ofDays(31)),
                Optional.of(now.plusSeconds(1)),
                Optional.empty());
    }

    private static ClusterId cluster() {
        return new ClusterId(UUID.randomUUID().toString());
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<T>>();
            for (var number = 0; number < AT_ONCE; number++) {
                calls.add(threads.submit(call));
            }
            var results = new ArrayList<T>();
            for (var one : calls) {
                results.add(one.get());
            }
            return results;
        }
    }
}
