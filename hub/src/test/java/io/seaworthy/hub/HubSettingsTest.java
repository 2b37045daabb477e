package io.seaworthy.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seaworthy.agent.config.InvalidSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
                "oidc.grants", "security=admin,everybody=viewer");

        var oidc = HubSettings.from(Optional.empty(), Map.of(), flags).oidc().orElseThrow();

        assertThat(oidc.grants()).containsOnlyKeys("security", "everybody");
        assertThat(oidc).asString().doesNotContain("hidden");
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
                "oidc.issuer | http://id.example.org | must be https",
                "oidc.grants | crew=captain | GROUP=ROLE",
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
