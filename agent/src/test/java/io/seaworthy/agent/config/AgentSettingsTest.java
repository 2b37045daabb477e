package io.seaworthy.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentSettingsTest {

    private static final String PIN = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);
    private static final String TOKEN = "sw1.abc.very-secret." + PIN;

    @Test
    void onlyTheHubMustBeNamed() {
        var settings = AgentSettings.from(Optional.empty(), Map.of(), Map.of("hub.address", "hub.example.org:8443"));

        assertThat(settings)
                .isEqualTo(new AgentSettings(
                        new HubLink(new Address("hub.example.org", 8443), new Address("hub.example.org", 8444)),
                        Join.none(),
                        Path.of(System.getProperty("user.home"), ".seaworthy", "agent"),
                        Target.current(),
                        new Collection("team", false, Duration.ofMinutes(10), Duration.ofSeconds(2), Optional.empty()),
                        new Health("127.0.0.1", 8082),
                        new Limits(10_000, 262_144, 4)));
    }

    @Test
    void everythingCanBeSet() {
        var yaml = """
                hub:
                  address: "[::1]:9443"
                  enrol-address: localhost:9555
                join:
                  token: %s
                data-dir: /var/lib/seaworthy
                cluster:
                  name: prod
                  kubeconfig: /etc/kubeconfig
                  context: blue
                  namespaces: [shop, billing]
                collection:
                  team-label: owner
                  probe: true
                  resync: 1h
                  debounce: 500ms
                  fingerprint-folder: /var/lib/key
                health:
                  bind: 0.0.0.0
                  port: 9000
                limits:
                  pending: 5
                  batch-bytes: 2048
                  unacked-batches: 1
                """.formatted(TOKEN);

        var settings = AgentSettings.from(Optional.of(yaml), Map.of(), Map.of());

        assertThat(settings)
                .isEqualTo(new AgentSettings(
                        new HubLink(new Address("::1", 9443), new Address("localhost", 9555)),
                        Join.with(new JoinToken("abc", "very-secret", PIN)),
                        Path.of("/var/lib/seaworthy"),
                        new Target(
                                Optional.of("prod"),
                                Optional.of(Path.of("/etc/kubeconfig")),
                                Optional.of("blue"),
                                Optional.empty(),
                                Set.of("shop", "billing")),
                        new Collection(
                                "owner",
                                true,
                                Duration.ofHours(1),
                                Duration.ofMillis(500),
                                Optional.of(Path.of("/var/lib/key"))),
                        new Health("0.0.0.0", 9000),
                        new Limits(5, 2048, 1)));
    }

    @Test
    void flagsWinOverTheEnvironmentAndThatOverTheFile() {
        var settings = AgentSettings.from(
                Optional.of("{hub: {address: 'file:1'}, health: {port: 1}, limits: {pending: 1}}"),
                Map.of("SEAWORTHY_AGENT_HEALTH_PORT", "2", "SEAWORTHY_AGENT_LIMITS_PENDING", "2", "HOME", "/root"),
                Map.of("limits.pending", "3"));

        assertThat(settings.hub().address()).isEqualTo(new Address("file", 1));
        assertThat(settings.health().port()).isEqualTo(2);
        assertThat(settings.limits().pending()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hub.address | hub | hub.address is 'hub', expected host:port",
                "hub.address | ::1:80 | hub.address is '::1:80', expected host:port",
                "hub.address | hub:70000 | hub.address is 'hub:70000', expected host:port",
                "cluster.namespaces | shop,Not_One | cluster.namespaces is 'Not_One', expected names of namespaces",
                "collection.probe | maybe | collection.probe is 'maybe', expected true or false",
                "collection.resync | soon | collection.resync is 'soon', expected a number and a unit",
                "collection.resync | 0s | collection.resync is 'PT0S', expected more than nothing",
                "collection.debounce | 1h | collection.debounce is 'PT1H', expected more than nothing, at most PT5M",
                "health.port | 65536 | health.port is '65536', expected 0 to 65535",
                "health.port | many | health.port is 'many', expected a whole number",
                "limits.pending | 0 | limits.pending is '0', expected 1 to",
                "limits.batch-bytes | 10 | limits.batch-bytes is '10', expected 1024 to",
                "limits.unacked-batches | 0 | limits.unacked-batches is '0', expected 1 to",
                "hub.adress | x | hub.adress is not a setting",
                "join.token | sw1.a.b | join.token is '(not shown)', expected a join token",
                "join.token | sw1.a.b.cut | join.token is '(not shown)', expected a join token",
                "join.token | other.a.b.c | join.token is '(not shown)', expected a join token"
            })
    void wrongValueIsNamedWithItsPath(String path, String value, String message) {
        var flags = new HashMap<>(Map.of("hub.address", "hub:1"));
        flags.put(path, value);

        assertThatThrownBy(() -> AgentSettings.from(Optional.empty(), Map.of(), flags))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(message);
    }

    @Test
    void missingHubIsNamed() {
        assertThatThrownBy(() -> AgentSettings.from(Optional.empty(), Map.of(), Map.of()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("hub.address is not set");
    }

    @Test
    void unknownVariableIsNamed() {
        assertThatThrownBy(() -> AgentSettings.from(
                        Optional.empty(), Map.of("SEAWORTHY_AGENT_HUB", "x"), Map.of("hub.address", "hub:1")))
                .hasMessageContaining("SEAWORTHY_AGENT_HUB is not a setting");
    }

    @Test
    void brokenFileIsNotQuoted() {
        assertThatThrownBy(
                        () -> AgentSettings.from(Optional.of("join: {token: " + TOKEN + "\n  ]"), Map.of(), Map.of()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("not valid YAML")
                .hasMessageNotContaining("very-secret");
    }

    @Test
    void tokenAndTokenFileDoNotGoTogether() {
        assertThatThrownBy(() -> AgentSettings.from(
                        Optional.empty(),
                        Map.of(),
                        Map.of("hub.address", "hub:1", "join.token", TOKEN, "join.token-file", "/token")))
                .hasMessageContaining("join.token-file is '/token', expected either this or join.token");
    }

    @Test
    void recordingAndContextDoNotGoTogether() {
        assertThatThrownBy(() -> AgentSettings.from(
                        Optional.empty(),
                        Map.of(),
                        Map.of("hub.address", "hub:1", "cluster.recording", "/r", "cluster.context", "blue")))
                .hasMessageContaining("cluster.recording is '/r'");
    }

    @Test
    void settingsNeverShowTheToken() {
        var settings =
                AgentSettings.from(Optional.empty(), Map.of(), Map.of("hub.address", "hub:1", "join.token", TOKEN));

        assertThat(settings.toString()).contains("join token abc").doesNotContain("very-secret");
    }

    @Test
    void tokenFileIsReadWhenItIsNeeded(@TempDir Path folder) throws IOException {
        var file = folder.resolve("token");
        var join = new Join(Optional.empty(), Optional.of(file));

        Files.writeString(file, TOKEN + "\n");

        assertThat(join.current()).map(JoinToken::text).contains(TOKEN);
    }
}
