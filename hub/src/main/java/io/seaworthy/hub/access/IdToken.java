package io.seaworthy.hub.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A signed ID token, read in two steps: first which key signed it, then, with that key, what it says. RS256 and ES256 only,
 * so {@code none} and shared secrets cannot slip in (OpenID Connect Core, section 3.1.3.7).
 */
final class IdToken {

    /** It proves nothing; the message says why and never holds the token. */
    static final class Untrusted extends Exception {
        private static final long serialVersionUID = 1;

        Untrusted(String message) {
            super(message);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SKEW = Duration.ofMinutes(2);
    private static final int SHORTEST_RSA = 2048;

    private final JsonNode header;
    private final JsonNode claims;
    private final byte[] signed;
    private final byte[] signature;

    private IdToken(JsonNode header, JsonNode claims, byte[] signed, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    static IdToken parse(String text) throws Untrusted {
        var parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new Untrusted("it is no signed token");
        }
        try {
            var decoder = Base64.getUrlDecoder();
            return new IdToken(
                    JSON.readTree(new String(decoder.decode(parts[0]), StandardCharsets.UTF_8)),
                    JSON.readTree(new String(decoder.decode(parts[1]), StandardCharsets.UTF_8)),
                    (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                    decoder.decode(parts[2]));
        } catch (IllegalArgumentException | JsonProcessingException foreign) {
            // Not base64url, or not JSON inside.
            throw new Untrusted("it cannot be read");
        }
    }

    String keyId() {
        return header.path("kid").asText("");
    }

    /**
     * What it says, after everything that must hold was checked.
     *
     * @param keys the provider's, as a JWK set
     */
    JsonNode verified(JsonNode keys, String issuer, String clientId, String nonce, Instant now) throws Untrusted {
        if (!signedBy(keys)) {
            throw new Untrusted("none of the provider's keys has signed it");
        }
        if (!claims.path("iss").asText("").equals(issuer)) {
            throw new Untrusted("it is of another issuer");
        }
        var audience = claims.path("aud");
        boolean forUs = audience.isArray()
                ? contains(audience, clientId)
                : audience.asText("").equals(clientId);
        var party = claims.path("azp").asText(clientId);
        if (!forUs || !party.equals(clientId)) {
            throw new Untrusted("it was made for another client");
        }
        if (!now.minus(SKEW).isBefore(time("exp"))) {
            throw new Untrusted("it has expired; compare the clocks of the hub and the provider");
        }
        if (now.plus(SKEW).isBefore(time("iat"))) {
            throw new Untrusted("it was made in the future; compare the clocks of the hub and the provider");
        }
        if (!Secret.same(claims.path("nonce").asText(""), nonce)) {
            throw new Untrusted("it belongs to another login");
        }
        if (claims.path("sub").asText("").isEmpty()) {
            throw new Untrusted("it names nobody");
        }
        return claims;
    }

    private Instant time(String claim) throws Untrusted {
        var value = claims.path(claim);
        if (!value.isNumber() || value.asLong() < 0 || value.asLong() > 253_402_300_799L) {
            throw new Untrusted("it does not say " + claim);
        }
        return Instant.ofEpochSecond(value.asLong());
    }

    private boolean signedBy(JsonNode keys) throws Untrusted {
        var algorithm = header.path("alg").asText("");
        for (var key : keys.path("keys")) {
            boolean meant = keyId().isEmpty() || key.path("kid").asText("").equals(keyId());
            if (meant && !key.path("use").asText("sig").equals("enc") && verifies(algorithm, key)) {
                return true;
            }
        }
        return false;
    }

    private boolean verifies(String algorithm, JsonNode key) throws Untrusted {
        var type = key.path("kty").asText("");
        try {
            var verifier = switch (algorithm) {
                case "RS256" -> Signature.getInstance("SHA256withRSA");
                case "ES256" -> Signature.getInstance("SHA256withECDSAinP1363Format");
                default ->
                    throw new Untrusted("it is signed with " + (algorithm.length() > 10 ? "?" : algorithm)
                            + "; only RS256 and ES256 are trusted");
            };
            if (!type.equals(algorithm.startsWith("RS") ? "RSA" : "EC")) {
                return false;
            }
            verifier.initVerify(type.equals("RSA") ? rsa(key) : ellipticCurve(key));
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            // A key or a signature of the wrong shape verifies nothing.
            return false;
        }
    }

    private static PublicKey rsa(JsonNode key) throws GeneralSecurityException {
        var modulus = number(key, "n");
        if (modulus.bitLength() < SHORTEST_RSA) {
            throw new GeneralSecurityException("too short");
        }
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, number(key, "e")));
    }

    private static PublicKey ellipticCurve(JsonNode key) throws GeneralSecurityException {
        if (!key.path("crv").asText("").equals("P-256")) {
            throw new GeneralSecurityException("another curve");
        }
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(number(key, "x"), number(key, "y"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(JsonNode key, String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(member).asText("")));
    }

    private static boolean contains(JsonNode list, String text) {
        for (var entry : list) {
            if (entry.asText("").equals(text)) {
                return true;
            }
        }
        return false;
    }
}
