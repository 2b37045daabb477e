package io.seaworthy.hub.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane), kept in PHC form:
 * {@code $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH}. At most four run at once, so that logins cannot take all memory.
 */
final class PasswordHash {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Semaphore AT_ONCE = new Semaphore(4);

    /** What an account that does not exist is checked against, so that the answer takes as long. */
    static final String OF_NOBODY = of(Secret.word());

    private PasswordHash() {}

    static String of(String password) {
        var salt = Secret.bytes(16);
        var base64 = Base64.getEncoder().withoutPadding();
        var hash = compute(password, salt, MEMORY_KIB, PASSES, LANES, 32);
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    static boolean matches(String password, String phc) {
        var parts = PHC.matcher(phc);
        if (!parts.matches()) {
            return false;
        }
        var expected = Base64.getDecoder().decode(parts.group(5));
        var computed = compute(
                password,
                Base64.getDecoder().decode(parts.group(4)),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, computed);
    }

    private static byte[] compute(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        AT_ONCE.acquireUninterruptibly();
        try {
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            AT_ONCE.release();
        }
        return hash;
    }
}
