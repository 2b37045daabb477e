package io.seaworthy.hub.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

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
    private static final Set<JWSAlgorithm> TRUSTED = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final SignedJWT token;

    private IdToken(SignedJWT token) {
        this.token = token;
    }

    static IdToken parse(String text) throws Untrusted {
        try {
            return new IdToken(SignedJWT.parse(text));
        } catch (ParseException foreign) {
            // Not base64url, not JSON inside, or not signed at all.
            throw new Untrusted("it is no signed token");
        }
    }

    String keyId() {
        return Objects.requireNonNullElse(token.getHeader().getKeyID(), "");
    }

    /**
     * What it says, after everything that must hold was checked.
     *
     * @param keys the provider's, as a JWK set
     */
    JsonNode verified(JsonNode keys, String issuer, String clientId, String nonce, Instant now) throws Untrusted {
        var claims = signed(keys);
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
        if (!now.minus(SKEW).isBefore(time(claims, "exp"))) {
            throw new Untrusted("it has expired; compare the clocks of the hub and the provider");
        }
        if (now.plus(SKEW).isBefore(time(claims, "iat"))) {
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

    private static Instant time(JsonNode claims, String claim) throws Untrusted {
        var value = claims.path(claim);
        if (!value.isNumber() || value.asLong() < 0 || value.asLong() > 253_402_300_799L) {
            throw new Untrusted("it does not say " + claim);
        }
        return Instant.ofEpochSecond(value.asLong());
    }

    /** What the token says, once one of the provider's keys has been found to have signed it. */
    private JsonNode signed(JsonNode keys) throws Untrusted {
        try {
            var usable = JWKSet.parse(keys.toString()).getKeys().stream()
                    .filter(key -> !(key instanceof RSAKey rsa) || rsa.size() >= SHORTEST_RSA)
                    .toList();
            var processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(TRUSTED, new ImmutableJWKSet<>(new JWKSet(usable))));
            // The claims are looked at here, by the hub's own clock.
            processor.setJWTClaimsSetVerifier(null);
            return JSON.readTree(processor.process(token, null).toString());
        } catch (ParseException | BadJOSEException | JOSEException | JsonProcessingException untrusted) {
            // No key of theirs, another algorithm, a signature of something else: nothing is proven.
            throw new Untrusted("none of the provider's keys has signed it with RS256 or ES256");
        }
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
