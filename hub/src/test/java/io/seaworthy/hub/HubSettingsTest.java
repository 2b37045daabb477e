package io.seaworthy.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seaworthy.agent.config.InvalidSetting;
import io.seaworthy.hub.access.Grant;
import io.seaworthy.hub.access.GrantScope;
import io.seaworthy.hub.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubSettingsTest {

    @Test
    void withoutAnySettingItListensOnLoopbackOnly() {
        var settings = HubSettings.from(Optional.empty(), Map.of(), Map.of());

        assertThat(settings.listening()).isEqualTo(new HubSettings.Listening("127.0.0.1", 8080, 8443, 8444));
        assertThat(settings.databaseUrl()).isEmpty();
        assertThat(settings.oidc()).isEmpty();
        assertThat(settings.tls().allow12()).isFalse();
        assertThat(settings.silentAfter()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void aFlagWinsOverTheEnvironmentAndThatOverTheFile() {
        var yaml = """
                http-port: 1
                grpc-port: 2
                data-dir: /file
                tls: {trust-domain: from.file, names: [a.example.org, b.example.org]}
                """;
        var environment = Map.of("SEAWORTHY_HUB_HTTP_PORT", "11", "SEAWORTHY_HUB_GRPC_PORT", "12", "OTHER", "x");

        var settings = HubSettings.from(Optional.of(yaml), environment, Map.of("http-port", "21"));

        assertThat(settings.listening()).isEqualTo(new HubSettings.Listening("127.0.0.1", 21, 12, 13));
        assertThat(settings.dataDir()).isEqualTo(Path.of("/file"));
        assertThat(settings.tls().trustDomain()).isEqualTo("from.file");
        assertThat(settings.tls().names()).containsExactly("a.example.org", "b.example.org");
    }

    @Test
    void whatEachGroupOfTheProviderMayDoIsRead() {
        var flags = Map.of(
                "oidc.issuer", "https://id.example.org/realms/x",
                "oidc.client-id", "seaworthy",
                "oidc.client-secret", "hidden",
                "oidc.grants", "security=admin,everybody=viewer,shop=approver@env=prod,shop=responder@0f-1,a=b=Admin");

        var oidc = HubSettings.from(Optional.empty(), Map.of(), flags).oidc().orElseThrow();

        assertThat(oidc.grants())
                .containsOnly(
                        Map.entry("security", List.of(new Grant(Role.ADMIN, new GrantScope.AllClusters()))),
                        Map.entry("everybody", List.of(new Grant(Role.VIEWER, new GrantScope.AllClusters()))),
                        Map.entry("a=b", List.of(new Grant(Role.ADMIN, new GrantScope.AllClusters()))),
                        Map.entry(
                                "shop",
                                List.of(
                                        new Grant(
                                                Role.APPROVER, new GrantScope.LabelledClusters(Map.of("env", "prod"))),
                                        new Grant(Role.RESPONDER, new GrantScope.TheseClusters(List.of("0f-1"))))));
        assertThat(oidc.scopes()).containsExactlyInAnyOrder("openid", "profile", "email");
        assertThat(oidc.accountClaim()).isEqualTo("preferred_username");
        assertThat(oidc.groupsClaim()).isEqualTo("groups");
        assertThat(oidc).asString().doesNotContain("hidden");
    }

    @Test
    void aSettingOfTheProviderThatIsMissingOrWrongIsNamed() {
        var issuer = Map.of("oidc.issuer", "https://id.example.org");
        var scopes = Map.of(
                "oidc.issuer", "https://id.example.org", "oidc.client-id", "seaworthy", "oidc.scopes", "email,profile");
        var plain = Map.of("oidc.issuer", "http://id.example.org", "oidc.client-id", "seaworthy");

        assertThatThrownBy(() -> HubSettings.from(Optional.empty(), Map.of(), issuer))
                .hasMessageContaining("oidc.client-id");
        assertThatThrownBy(() -> HubSettings.from(Optional.empty(), Map.of(), scopes))
                .hasMessageContaining("oidc.scopes")
                .hasMessageContaining("openid among them");
        assertThatThrownBy(() -> HubSettings.from(Optional.empty(), Map.of(), plain))
                .hasMessageContaining("oidc.issuer")
                .hasMessageContaining("must be https");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bind=127.0.0.1; 127.0.0.1:1, 127.0.0.1:2",
                "bind=::1; [::1]:1, [::1]:2",
                "bind=0.0.0.0; localhost:1, localhost:2",
                "bind=0.0.0.0 public-url=https://ui.example.org; ui.example.org:1, ui.example.org:2",
                "bind=0.0.0.0 tls.names=hub.example.org; hub.example.org:1, hub.example.org:2",
                "public-agent-address=edge:443; edge:443, edge:444",
                "public-agent-address=edge:443 public-enrol-address=join:443; edge:443, join:443",
            })
    void agentsAreToldWhereTheyReachTheHub(String given, String expected) {
        var flags = Arrays.stream(given.split(" "))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));

        var addresses = PublicAddresses.of(HubSettings.from(Optional.empty(), Map.of(), flags), 1, 2);

        assertThat(addresses.agent() + ", " + addresses.enrol()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http-port | 70000 | 0 to 65535",
                "http-port | many | a whole number",
                "enrol-port | 8443 | another port than grpc-port",
                "bind | '' '' | an address to listen on",
                "silent-after | 5s | 1 minute to 1 day",
                "tls.minimum | 1.1 | 1.3 or 1.2",
                "tls.trust-domain | Big Ships | lower-case letters",
                "tls.ca-key | /key | together",
                "public-url | ftp://x | an address",
                "controls.params | fresh | CONTROL.NAME=VALUE",
                "oidc.client-id | x | oidc.issuer",
                "oidc.grants | crew=captain | GROUP=ROLE",
                "oidc.grants | crew | GROUP=ROLE",
                "oidc.grants | crew=viewer@two words | GROUP=ROLE@CLUSTER-ID",
                "oidc.grants | crew=viewer@-=x | crew=viewer@-=x",
                "oidc.grants | crew=viewer | oidc.issuer",
                "public-agent-address | hub.example.org | HOST:PORT",
                "public-agent-address | hub:70000 | HOST:PORT",
                "public-enrol-address | https://hub:1 | HOST:PORT",
            })
    void aSettingThatCannotBeUsedIsNamedWithItsValueAndWhatIsExpected(String path, String value, String expected) {
        assertThatThrownBy(() -> HubSettings.from(Optional.empty(), Map.of(), Map.of(path, value)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(path.substring(0, path.indexOf('.') < 0 ? path.length() : path.indexOf('.')))
                .hasMessageContaining(expected);
    }

    @Test
    void anUnknownSettingIsAMistakeInItsName() {
        assertThatThrownBy(() -> HubSettings.from(Optional.empty(), Map.of("SEAWORTHY_HUB_HTP_PORT", "1"), Map.of()))
                .hasMessageContaining("SEAWORTHY_HUB_HTP_PORT is not a setting");
    }

    @Test
    void thePasswordOfTheDatabaseIsNeverInAMessage() {
        assertThatThrownBy(() ->
                        HubSettings.from(Optional.empty(), Map.of(), Map.of("database-url", "postgresql://u:hidden@h")))
                .hasMessageContaining("names no database")
                .hasMessageNotContaining("hidden");
    }
}
