package io.seaworthy.hub;

import io.seaworthy.agent.config.InvalidSetting;
import io.seaworthy.agent.config.SettingsSource;
import io.seaworthy.hub.access.Grant;
import io.seaworthy.hub.access.GrantScope;
import io.seaworthy.hub.access.OidcSettings;
import io.seaworthy.hub.access.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the settings of the organisation's identity provider: those below {@code oidc}. */
final class Provider {

    private static final List<String> USUAL_SCOPES = List.of("openid", "profile", "email");

    private Provider() {}

    /** @throws InvalidSetting naming the setting and what is expected, never the secret */
    static Optional<OidcSettings> from(SettingsSource source) {
        var issuer = source.text("oidc.issuer");
        var clientId = source.text("oidc.client-id");
        var clientSecret = source.text("oidc.client-secret").orElse("");
        var name = source.text("oidc.name").orElse("Single sign-on");
        var scopes = source.words("oidc.scopes");
        var accountClaim = source.text("oidc.account-claim").orElse("preferred_username");
        var groupsClaim = source.text("oidc.groups-claim").orElse("groups");
        var grants = grants(source.words("oidc.grants"));
        if (issuer.isEmpty()) {
            if (clientId.isPresent() || !clientSecret.isEmpty()) {
                throw new InvalidSetting("oidc.issuer", "", "the provider's address beside oidc.client-id");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(new OidcSettings(
                    name,
                    HubSettings.uri("oidc.issuer", issuer.get()),
                    clientId.orElse(""),
                    clientSecret,
                    scopes.isEmpty() ? USUAL_SCOPES : scopes.stream().sorted().toList(),
                    accountClaim,
                    groupsClaim,
                    grants));
        } catch (InvalidSetting known) { // Says its path already.
            throw known;
        } catch (IllegalArgumentException wrong) { // Its message names what is wrong and never a secret.
            throw new InvalidSetting("oidc.issuer", issuer.get(), String.valueOf(wrong.getMessage()));
        }
    }

    private static Map<String, List<Grant>> grants(Set<String> words) {
        var grants = new TreeMap<String, List<Grant>>();
        for (var word : words) {
            var equals = word.lastIndexOf('=');
            var role = equals < 1
                    ? Optional.<Role>empty()
                    : Arrays.stream(Role.values())
                            .filter(one ->
                                    one.word().equals(word.substring(equals + 1).toLowerCase(Locale.ROOT)))
                            .findFirst();
            var grant = role.map(one -> new Grant(one, new GrantScope.AllClusters()))
                    .orElseThrow(() -> new InvalidSetting(
                            "oidc.grants",
                            word,
                            "GROUP=ROLE with a role of "
                                    + Arrays.stream(Role.values())
                                            .map(Role::word)
                                            .collect(Collectors.joining(", "))));
            grants.computeIfAbsent(word.substring(0, equals), group -> new ArrayList<>())
                    .add(grant);
        }
        return grants;
    }
}
