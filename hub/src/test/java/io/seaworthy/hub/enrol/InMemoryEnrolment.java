package io.seaworthy.hub.enrol;

import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Keeps tokens, identities and authorities as the database does, for as long as a test lasts. */
public final class InMemoryEnrolment {

    private final Map<String, JoinTokenStore.KeptToken> tokens = new LinkedHashMap<>();
    private final Map<ClusterId, List<Identity>> identities = new TreeMap<>();
    private final Map<ClusterId, String> enrolledBy = new HashMap<>();
    private final List<AuthorityStore.KeptAuthority> authorities = new ArrayList<>();
    private volatile boolean away;

    /** From now on nothing can be stored or looked up, or again. */
    public void away(boolean gone) {
        away = gone;
    }

    public JoinTokenStore tokenStore() {
        return new Tokens();
    }

    public IdentityStore identityStore() {
        return new IdentityBook();
    }

    public AuthorityStore authorityStore() {
        return new Authorities();
    }

    private List<Identity> of(ClusterId cluster) {
        return identities.computeIfAbsent(cluster, fresh -> new ArrayList<>());
    }

    private void reach() {
        if (away) {
            throw new StoreUnavailable("the test has taken the database away", new IllegalStateException());
        }
    }

    private final class Tokens implements JoinTokenStore {

        @Override
        public void add(KeptToken token, AuditEntry entry) {
            synchronized (tokens) {
                reach();
                tokens.put(token.token().id(), token);
            }
        }

        @Override
        public Optional<KeptToken> find(String id) {
            synchronized (tokens) {
                reach();
                return Optional.ofNullable(tokens.get(id));
            }
        }

        @Override
        public List<JoinToken> list() {
            synchronized (tokens) {
                reach();
                return tokens.values().stream().map(KeptToken::token).toList().reversed();
            }
        }

        @Override
        public Optional<JoinToken> revoke(String id, Revocation revocation, AuditEntry entry) {
            synchronized (tokens) {
                reach();
                return find(id).map(kept -> {
                    var before = kept.token();
                    var token = new JoinToken(
                            before.id(),
                            before.cluster(),
                            before.uses(),
                            before.used(),
                            before.createdBy(),
                            before.createdAt(),
                            before.endsAt(),
                            Optional.of(before.revocation().orElse(revocation)));
                    tokens.put(id, new KeptToken(token, kept.secretHash(), kept.authority()));
                    return token;
                });
            }
        }

        @Override
        public int forgetEndedBefore(Instant time) {
            synchronized (tokens) {
                reach();
                int before = tokens.size();
                tokens.values().removeIf(kept -> kept.token().endsAt().isBefore(time));
                return before - tokens.size();
            }
        }
    }

    private final class IdentityBook implements IdentityStore {

        @Override
        public Entry enrol(String tokenId, Identity identity, String clusterName, String agentVersion) {
            synchronized (tokens) {
                reach();
                var kept = tokens.get(tokenId);
                if (kept == null
                        || kept.token().revocation().isPresent()
                        || !identity.issuedAt().isBefore(kept.token().endsAt())) {
                    return Entry.TOKEN_SPENT;
                }
                var known = newest(identity.cluster())
                        .filter(before -> before.revocation().isEmpty());
                if (known.filter(before -> before.key().equals(identity.key())
                                && tokenId.equals(enrolledBy.get(identity.cluster())))
                        .isPresent()) {
                    of(identity.cluster())
                            .removeIf(before -> before.revocation().isEmpty() && !before.equals(known.get()));
                    of(identity.cluster()).add(identity);
                    return Entry.ENTERED;
                }
                if (known.isPresent()) {
                    return Entry.ALREADY_ENROLLED;
                }
                if (kept.token().used() == kept.token().uses()) {
                    return Entry.TOKEN_SPENT;
                }
                var token = kept.token();
                tokens.put(
                        tokenId,
                        new JoinTokenStore.KeptToken(
                                new JoinToken(
                                        token.id(),
                                        token.cluster(),
                                        token.uses(),
                                        token.used() + 1,
                                        token.createdBy(),
                                        token.createdAt(),
                                        token.endsAt(),
                                        token.revocation()),
                                kept.secretHash(),
                                kept.authority()));
                of(identity.cluster()).add(identity);
                enrolledBy.put(identity.cluster(), tokenId);
                return Entry.ENTERED;
            }
        }

        @Override
        public boolean renew(String current, Identity successor) {
            synchronized (tokens) {
                reach();
                var known = find(successor.cluster(), current)
                        .filter(identity -> identity.revocation().isEmpty());
                known.ifPresent(identity -> {
                    var certificates = of(successor.cluster());
                    certificates.removeIf(before -> before.revocation().isEmpty() && !before.equals(identity));
                    certificates.add(new Identity(
                            successor.cluster(),
                            successor.serial(),
                            successor.fingerprint(),
                            successor.key(),
                            successor.authority(),
                            identity.enrolledAt(),
                            successor.issuedAt(),
                            successor.notAfter(),
                            successor.renewedAt(),
                            Optional.empty()));
                });
                return known.isPresent();
            }
        }

        @Override
        public Optional<Identity> find(ClusterId cluster, String serial) {
            synchronized (tokens) {
                reach();
                return identities.getOrDefault(cluster, List.of()).stream()
                        .filter(identity -> identity.serial().equals(serial))
                        .findFirst();
            }
        }

        @Override
        public Optional<Identity> newest(ClusterId cluster) {
            synchronized (tokens) {
                reach();
                return identities.getOrDefault(cluster, List.of()).reversed().stream()
                        .findFirst();
            }
        }

        @Override
        public List<Identity> list() {
            synchronized (tokens) {
                reach();
                return identities.values().stream().map(List::getLast).toList();
            }
        }

        @Override
        public Optional<Identity> revoke(ClusterId cluster, Revocation revocation, AuditEntry entry) {
            synchronized (tokens) {
                reach();
                identities.computeIfPresent(
                        cluster,
                        (same, known) -> new ArrayList<>(known.stream()
                                .map(identity -> new Identity(
                                        same,
                                        identity.serial(),
                                        identity.fingerprint(),
                                        identity.key(),
                                        identity.authority(),
                                        identity.enrolledAt(),
                                        identity.issuedAt(),
                                        identity.notAfter(),
                                        identity.renewedAt(),
                                        Optional.of(identity.revocation().orElse(revocation))))
                                .toList()));
                return newest(cluster);
            }
        }

        @Override
        public Map<ClusterId, Instant> revokedSince(Instant time) {
            synchronized (tokens) {
                reach();
                var revoked = new TreeMap<ClusterId, Instant>();
                identities.forEach((cluster, known) -> known.stream()
                        .flatMap(identity -> identity.revocation().stream())
                        .map(Revocation::at)
                        .filter(at -> !at.isBefore(time))
                        .max(Comparator.naturalOrder())
                        .ifPresent(at -> revoked.put(cluster, at)));
                return revoked;
            }
        }
    }

    private final class Authorities implements AuthorityStore {

        @Override
        public List<KeptAuthority> list() {
            synchronized (tokens) {
                reach();
                return authorities.stream()
                        .map(kept -> copy(kept, kept.retiredAt(), lastUse(kept.id())))
                        .toList()
                        .reversed();
            }
        }

        @Override
        public boolean activate(KeptAuthority fresh, Optional<String> before) {
            synchronized (tokens) {
                reach();
                var active = authorities.stream()
                        .filter(kept -> kept.retiredAt().isEmpty())
                        .map(KeptAuthority::id)
                        .findFirst();
                if (!active.equals(before)) {
                    return false;
                }
                authorities.removeIf(kept -> kept.id().equals(fresh.id()));
                authorities.replaceAll(
                        kept -> copy(kept, Optional.of(kept.retiredAt().orElse(fresh.createdAt())), kept.lastUse()));
                authorities.add(fresh);
                return true;
            }
        }

        @Override
        public void remove(String id) {
            synchronized (tokens) {
                reach();
                authorities.removeIf(kept -> kept.id().equals(id));
            }
        }

        private Optional<Instant> lastUse(String id) {
            var certificates = identities.values().stream()
                    .flatMap(List::stream)
                    .filter(identity -> identity.authority().equals(id)
                            && identity.revocation().isEmpty())
                    .map(Identity::notAfter);
            var openTokens = tokens.values().stream()
                    .filter(kept -> kept.authority().equals(id)
                            && kept.token().revocation().isEmpty()
                            && kept.token().used() < kept.token().uses())
                    .map(kept -> kept.token().endsAt());
            return Stream.concat(certificates, openTokens).max(Comparator.naturalOrder());
        }

        private static KeptAuthority copy(KeptAuthority kept, Optional<Instant> retiredAt, Optional<Instant> lastUse) {
            return new KeptAuthority(
                    kept.id(),
                    kept.certificate(),
                    kept.crossCertificate(),
                    kept.sealedKey(),
                    kept.createdBy(),
                    kept.createdAt(),
                    retiredAt,
                    lastUse);
        }
    }
}
