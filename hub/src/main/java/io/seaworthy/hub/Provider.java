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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the settings of the organisation's identity provider: those below {@code oidc}. A grant is {@code GROUP=ROLE} for
 * every cluster, {@code GROUP=ROLE@CLUSTER-ID} for one, {@code GROUP=ROLE@LABEL=VALUE} for those with a label.
 */
final class Provider {

    private static final List<String> USUAL_SCOPES = List.of("openid", "profile", "email");
    private static final String ROLES =
            Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining("|"));
    private static final Pattern GRANT = Pattern.compile(
            "(?<group>.+?)=(?<role>" + ROLES + ")(@(?<scope>.+))?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CLUSTER = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,63}");
    private static final Pattern LABEL = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_./-]{0,62})=([A-Za-z0-9_. -]{0,63})");
    private static final String EXPECTED = "GROUP=ROLE, GROUP=ROLE@CLUSTER-ID or GROUP=ROLE@LABEL=VALUE, such as"
            + " shop=approver@env=prod, with a role of " + ROLES.replace("|", ", ");

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
            if (clientId.isPresent() || !clientSecret.isEmpty() || !grants.isEmpty()) {
                throw new InvalidSetting("oidc.issuer", "", "the provider's address beside the other settings of oidc");
            }
            return Optional.empty();
        }
        if (clientId.isEmpty()) {
            throw new InvalidSetting("oidc.client-id", "", "the id that the provider gave to this hub");
        }
        if (!scopes.isEmpty() && !scopes.contains("openid")) {
            throw new InvalidSetting("oidc.scopes", String.join(",", scopes), "openid among them");
        }
        try {
            return Optional.of(new OidcSettings(
                    name,
                    HubSettings.uri("oidc.issuer", issuer.get()),
                    clientId.get(),
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
        words.stream().sorted().forEach(word -> {
            var parts = GRANT.matcher(word);
            if (!parts.matches()) {
                throw new InvalidSetting("oidc.grants", word, EXPECTED);
            }
            var role = Role.of(parts.group("role").toLowerCase(Locale.ROOT)).orElseThrow();
            grants.computeIfAbsent(parts.group("group"), group -> new ArrayList<>())
                    .add(new Grant(role, scope(word, Optional.ofNullable(parts.group("scope")))));
        });
        return grants;
    }

    private static GrantScope scope(String word, Optional<String> scope) {
        if (scope.isEmpty()) {
            return new GrantScope.AllClusters();
        }
        if (CLUSTER.matcher(scope.get()).matches()) {
            return new GrantScope.TheseClusters(List.of(scope.get()));
        }
        var label = LABEL.matcher(scope.get());
        if (!label.matches()) {
            throw new InvalidSetting("oidc.grants", word, EXPECTED);
        }
        return new GrantScope.LabelledClusters(Map.of(label.group(1), label.group(2)));
    }
}
