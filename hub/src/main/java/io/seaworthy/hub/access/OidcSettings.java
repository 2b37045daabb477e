package io.seaworthy.hub.access;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * How people sign in with the organisation's identity provider.
 *
 * @param name what the button says: {@code Keycloak}
 * @param issuer where the provider is, exactly as its tokens say; https, or http on loopback
 * @param clientId under which the provider knows this hub
 * @param clientSecret empty = a public client; never logged
 * @param scopes that are asked for; openid is always among them
 * @param accountClaim claim that becomes the account: {@code preferred_username}
 * @param groupsClaim claim that lists a person's groups: {@code groups}
 * @param grants what each group may do; a person gets those of all their groups, at each login
 */
public record OidcSettings(
        String name,
        URI issuer,
        String clientId,
        String clientSecret,
        List<String> scopes,
        String accountClaim,
        String groupsClaim,
        Map<String, List<Grant>> grants) {

    /** @throws IllegalArgumentException naming what is wrong, never a secret */
    public OidcSettings {
        scopes = List.copyOf(scopes);
        grants = Map.copyOf(grants);
        if (issuer.getHost() == null) {
            throw wrong("issuer", "is no address: write https://HOST/PATH");
        }
        boolean loopback = List.of("localhost", "127.0.0.1", "[::1]").contains(issuer.getHost());
        if (!("https".equals(issuer.getScheme()) || ("http".equals(issuer.getScheme()) && loopback))) {
            throw wrong("issuer", "must be https, because whoever can change its answers can sign in as anybody");
        }
        if (clientId.isBlank()) {
            throw wrong("client id", "is empty: write the one the provider gave to this hub");
        }
        if (!scopes.contains("openid")) {
            throw wrong("scopes", "must contain openid");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OidcSettings[" + issuer + ", " + clientId + "]";
    }

    private static IllegalArgumentException wrong(String setting, String why) {
        return new IllegalArgumentException("OIDC settings: " + setting + " " + why);
    }
}
