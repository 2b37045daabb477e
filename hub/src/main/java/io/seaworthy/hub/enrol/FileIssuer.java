package io.seaworthy.hub.enrol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An authority that somebody else renews in two files; changed files that are no authority change nothing. */
final class FileIssuer implements IssuerSource {

    private static final Logger LOG = LoggerFactory.getLogger(FileIssuer.class);

    private record Text(String certificate, String key) {}

    private final AuthorityStore store;
    private final AuthoritySource.Files files;
    private final InstantSource clock;
    private @Nullable Text seen;
    private @Nullable Issuer current;

    FileIssuer(AuthorityStore store, AuthoritySource.Files files, InstantSource clock) {
        this.store = store;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public synchronized Issuer active() {
        var before = current;
        try {
            var text = new Text(Files.readString(files.certificate()), Files.readString(files.key()));
            if (before != null && text.equals(seen)) {
                return before;
            }
            var issuer = read(text);
            enter(issuer, Optional.ofNullable(before));
            seen = text;
            current = issuer;
            return issuer;
        } catch (IOException | GeneralSecurityException unusable) {
            var problem = new CannotStart(
                    "authority in " + files.certificate() + " and " + files.key(),
                    reason(unusable),
                    "give a CA certificate with key usage keyCertSign and its unencrypted private key, both PEM",
                    unusable);
            if (before == null) {
                throw problem;
            }
            // Half-written, or a mistake while the hub runs: the one that works stays.
            LOG.warn("{}; the authority of before stays in use", problem.getMessage());
            return before;
        }
    }

    @Override
    public Rotation rotate(String by) {
        return new Rotation.Refused(
                "the authority comes from files, the hub does not make it",
                "renew " + files.certificate() + " and " + files.key() + " where they are made");
    }

    @Override
    public void replaceEnding() {
        // Whoever makes the files renews them.
    }

    private void enter(Issuer issuer, Optional<Issuer> before) {
        var now = clock.instant();
        var kept = new AuthorityStore.KeptAuthority(
                issuer.id(),
                Certificates.encoded(issuer.certificate()),
                before.map(signer -> Certificates.encoded(signer.crossSign(issuer.certificate(), now))),
                Optional.empty(),
                "file",
                now,
                Optional.empty(),
                Optional.empty());
        // Another hub may enter its own at the same moment; then that one is the one to retire.
        var entered = false;
        while (!entered) {
            var active = store.list().stream()
                    .filter(known -> known.retiredAt().isEmpty())
                    .map(AuthorityStore.KeptAuthority::id)
                    .findFirst();
            entered = active.filter(issuer.id()::equals).isPresent() || store.activate(kept, active);
        }
    }

    private static Issuer read(Text text) throws IOException, GeneralSecurityException {
        var chain = Pem.certificates(text.certificate());
        var certificate = chain.getFirst();
        var usage = certificate.getKeyUsage();
        if (certificate.getBasicConstraints() < 0 || (usage != null && !usage[5])) {
            throw new GeneralSecurityException("the first certificate is not one of an authority");
        }
        certificate.checkValidity();
        var key = Pem.privateKey(text.key());
        if (!belongs(key, certificate.getPublicKey())) {
            throw new GeneralSecurityException("the key does not belong to the certificate");
        }
        return new Issuer(certificate, key, chain.subList(1, chain.size()));
    }

    private static boolean belongs(PrivateKey key, PublicKey other) throws GeneralSecurityException {
        var algorithm = key.getAlgorithm().startsWith("EC") ? "SHA384withECDSA" : "SHA384withRSA";
        var proof = "seaworthy".getBytes(StandardCharsets.US_ASCII);
        var signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(proof);
        var signed = signature.sign();
        if (!key.getAlgorithm().startsWith(other.getAlgorithm().substring(0, 2))) {
            return false;
        }
        signature.initVerify(other);
        signature.update(proof);
        return signature.verify(signed);
    }

    private static String reason(Exception unusable) {
        return switch (unusable) {
            case NoSuchFileException _ -> "a file is missing";
            case AccessDeniedException _ -> "a file cannot be read";
            default -> String.valueOf(unusable.getMessage());
        };
    }
}
