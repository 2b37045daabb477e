package io.seaworthy.hub.enrol;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The certificate authority of the hub: one that issues, and those before it that are trusted until their last
 * certificate has ended. Calls that reach the store block.
 */
public final class Authority implements PinSource {

    /** Life of the certificate the hub shows; a third before its end the next one is made. */
    private static final Duration SERVER_LIFE = Duration.ofDays(30);

    /** An authority of the hub's own is replaced this long before its end. */
    private static final Duration OWN_AHEAD = Duration.ofDays(365);

    /** Other hubs need a moment to notice a change. */
    private static final Duration SETTLING = Duration.ofHours(1);

    private record State(Issuer active, List<AuthorityStore.KeptAuthority> kept, ServerCredential server) {}

    private final AuthorityStore store;
    private final IssuerSource source;
    private final ServerNames names;
    private final InstantSource clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile State state;

    private Authority(AuthorityStore store, IssuerSource source, ServerNames names, InstantSource clock) {
        this.store = store;
        this.source = source;
        this.names = names;
        this.clock = clock;
        this.state = load(Optional.empty());
    }

    /**
     * Takes the authority from where it comes from; makes it, where it is the hub's own and this is the first start.
     *
     * @throws CannotStart with a wrong master key, or files that are no authority
     */
    public static Authority open(AuthorityStore store, AuthoritySource source, ServerNames names, InstantSource clock) {
        var issuers = switch (source) {
            case AuthoritySource.Own(var key) -> new OwnIssuer(store, key, clock);
            case AuthoritySource.Files files -> new FileIssuer(store, files, clock);
        };
        return new Authority(store, issuers, names, clock);
    }

    /** Whose certificates count. */
    public Trust trust() {
        return trust(state);
    }

    /** What the gRPC ports show now. */
    public ServerCredential server() {
        return state.server();
    }

    /** Id of the authority that issues. */
    public String active() {
        return state.active().id();
    }

    @Override
    public Pin pin() {
        var issuer = state.active();
        return new Pin(issuer.id(), Certificates.pin(issuer.certificate()));
    }

    /** Makes a new authority and keeps trusting the one before; connected agents are told to renew. */
    public Rotation rotate(String by) {
        var rotation = source.rotate(by);
        refresh();
        return rotation;
    }

    /**
     * Takes over what changed since: files, another hub's rotation, an end that is near. {@link EnrolmentWatch} calls
     * this every 2 s.
     */
    public synchronized void refresh() {
        var before = state;
        if (before.active()
                .certificate()
                .getNotAfter()
                .toInstant()
                .isBefore(clock.instant().plus(OWN_AHEAD))) {
            source.replaceEnding();
        }
        var after = load(Optional.of(before));
        state = after;
        var changed = !trust(before).equals(trust(after)) || !before.server().equals(after.server());
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    /** Tells whenever the trust or the server's certificate changed. */
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    IssuedCertificate issue(SigningRequest.Accepted request, ClusterId cluster, String identity, Duration life) {
        var issuer = state.active();
        var certificate = issuer.agent(request.key(), cluster.value(), identity, clock.instant(), life);
        return new IssuedCertificate(List.of(certificate), issuer.id());
    }

    private State load(Optional<State> before) {
        var now = clock.instant();
        var active = source.active();
        var kept = new ArrayList<AuthorityStore.KeptAuthority>();
        for (var authority : store.list()) {
            if (authority.id().equals(active.id()) || stillNeeded(authority, now)) {
                kept.add(authority);
            } else {
                store.remove(authority.id());
            }
        }
        var chain = chainAbove(active, kept);
        var server = before.map(State::server)
                .filter(shown -> shown.chain().subList(1, shown.chain().size()).equals(chain))
                .filter(shown -> now.plus(SERVER_LIFE.dividedBy(3)).isBefore(shown.notAfter()))
                .orElseGet(() -> active.server(names, chain, now, SERVER_LIFE));
        return new State(active, List.copyOf(kept), server);
    }

    private static boolean stillNeeded(AuthorityStore.KeptAuthority authority, Instant now) {
        return authority
                .retiredAt()
                .map(retired -> now.isBefore(retired.plus(SETTLING))
                        || authority.lastUse().filter(now::isBefore).isPresent())
                .orElse(true);
    }

    private static Trust trust(State state) {
        var authorities = new ArrayList<X509Certificate>();
        authorities.add(state.active().certificate());
        state.kept().stream()
                .map(kept -> Pem.certificate(kept.certificate()))
                .filter(certificate -> !authorities.contains(certificate))
                .forEach(authorities::add);
        return new Trust(authorities);
    }

    /** From the newest authority down to the oldest one that is trusted: each signed by the one before it. */
    private static List<X509Certificate> chainAbove(Issuer active, List<AuthorityStore.KeptAuthority> kept) {
        var chain = new ArrayList<X509Certificate>();
        var current = active.certificate();
        for (var step = 0; step < kept.size(); step++) {
            var cross = cross(current, kept);
            var signer = cross.flatMap(signed -> signer(signed, kept));
            if (cross.isEmpty() || signer.isEmpty()) {
                break;
            }
            chain.add(cross.get());
            current = signer.get();
        }
        chain.add(current);
        if (current.equals(active.certificate())) {
            chain.addAll(active.above());
        }
        return List.copyOf(chain);
    }

    private static Optional<X509Certificate> cross(X509Certificate of, List<AuthorityStore.KeptAuthority> kept) {
        return kept.stream()
                .filter(authority -> Pem.certificate(authority.certificate()).equals(of))
                .findFirst()
                .flatMap(AuthorityStore.KeptAuthority::crossCertificate)
                .map(Pem::certificate);
    }

    private static Optional<X509Certificate> signer(X509Certificate cross, List<AuthorityStore.KeptAuthority> kept) {
        return kept.stream()
                .map(authority -> Pem.certificate(authority.certificate()))
                .filter(certificate -> certificate.getSubjectX500Principal().equals(cross.getIssuerX500Principal()))
                .findFirst();
    }
}
