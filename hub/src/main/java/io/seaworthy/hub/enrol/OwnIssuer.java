package io.seaworthy.hub.enrol;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hub's own authority, kept in the database under the master key; all hubs of one database share it. */
final class OwnIssuer implements IssuerSource {

    private final AuthorityStore store;
    private final MasterKey key;
    private final InstantSource clock;
    private @Nullable Issuer opened;

    OwnIssuer(AuthorityStore store, MasterKey key, InstantSource clock) {
        this.store = store;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public synchronized Issuer active() {
        var kept = active(store.list());
        if (kept.isEmpty() || kept.get().sealedKey().isEmpty()) {
            // First start, or the authority came from files before: either way this hub, or a faster one, makes it.
            make("hub", kept, Optional.empty());
            kept = active(store.list());
        }
        var current = kept.orElseThrow();
        var before = opened;
        if (before != null && before.id().equals(current.id())) {
            return before;
        }
        var issuer = open(current);
        opened = issuer;
        return issuer;
    }

    @Override
    public synchronized Rotation rotate(String by) {
        var before = active();
        return make(by, active(store.list()), Optional.of(before))
                .<Rotation>map(Rotation.Rotated::new)
                .orElseGet(() -> new Rotation.Refused(
                        "another hub is changing the authority right now", "look at the authority and try again"));
    }

    @Override
    public void replaceEnding() {
        rotate("hub");
    }

    private Optional<String> make(
            String by, Optional<AuthorityStore.KeptAuthority> before, Optional<Issuer> crossSigner) {
        var now = clock.instant();
        var fresh = Issuer.selfSigned(now);
        var kept = new AuthorityStore.KeptAuthority(
                fresh.id(),
                Certificates.encoded(fresh.certificate()),
                crossSigner.map(signer -> Certificates.encoded(signer.crossSign(fresh.certificate(), now))),
                Optional.of(key.seal(fresh.key().getEncoded(), fresh.id())),
                by,
                now,
                Optional.empty(),
                Optional.empty());
        return store.activate(kept, before.map(AuthorityStore.KeptAuthority::id))
                ? Optional.of(fresh.id())
                : Optional.empty();
    }

    private Issuer open(AuthorityStore.KeptAuthority kept) {
        var secret = kept.sealedKey().flatMap(locked -> key.open(locked, kept.id()));
        if (secret.isEmpty()) {
            throw new CannotStart(
                    "authority " + kept.id(),
                    "its private key was sealed under another master key than the one given",
                    "start the hub with the master key of this database (setting, or file master-key in the data"
                            + " folder it was first started with)");
        }
        try {
            var certificate = Pem.certificate(kept.certificate());
            var privateKey = KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(secret.get()));
            return new Issuer(certificate, privateKey, List.of());
        } catch (GeneralSecurityException impossible) {
            // What the seal has kept is what the hub put in.
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<AuthorityStore.KeptAuthority> active(List<AuthorityStore.KeptAuthority> kept) {
        return kept.stream()
                .filter(authority -> authority.retiredAt().isEmpty())
                .findFirst();
    }
}
