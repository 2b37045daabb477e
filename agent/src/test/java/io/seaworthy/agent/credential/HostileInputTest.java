package io.seaworthy.agent.credential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.seaworthy.posture.v1.CredentialHit;
import io.seaworthy.posture.v1.CredentialHit.Source;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs made to hang, overflow or break the scan. The limit is generous; what is guarded against takes minutes. */
class HostileInputTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int LENGTH = 1 << 19;
    private static final CredentialScanner SCANNER =
            new CredentialScanner(Detectors.builtIn(), Salt.of("only-for-this-test".getBytes(UTF_8)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJ-",
                "eyJa.eyJ-",
                "-----BEGIN RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n-----END",
                "://a:",
                "x@tcp(",
                "a:b@tcp(",
                "auth:",
                "auth\":\"aaaa",
                "private_key\":\"-----BEGIN ",
                "password=",
                "password:",
                "--password ",
                "a.b-",
                "=",
                "{{",
                "/a",
                "LS0tLS1CRUdJTi",
                "$2a$10$",
                "\"",
                "\\",
                "GR1348941",
                "1h",
                "AKIA",
                "hooks.slack.com/",
                "sk-a-",
                "\u00e9",
                "\ufffd",
                "\ud800"
            })
    void repeatedToHalfAMegabyteItIsDoneInSeconds(String part) {
        var text = part.repeat(LENGTH / part.length());

        assertTimeoutPreemptively(LIMIT, () -> {
            SCANNER.value(KeyPath.ROOT.key("password"), "password", text, found -> {});
            SCANNER.value(KeyPath.ROOT.key("token"), "token", text, found -> {});
            SCANNER.text(text, found -> {});
            new Redaction(Detectors.builtIn()).text(text);
        });
    }

    @Test
    void aHugeValueIsAGapAndItsStartIsLookedAt() {
        var values = "conf: \"password=Kq93mLp2 " + "x".repeat(CredentialScanner.LONGEST) + "\"";

        var report = SCANNER.release().values(Source.USER_VALUES, values).report();

        assertThat(report.hits()).extracting(CredentialHit::getKeyPath).containsExactly("conf#password");
        assertThat(report.gaps()).singleElement().asString().contains("longer than 1048576 characters");
    }

    @Test
    void bytesThatAreNotUtf8DoNotHideTheRest() {
        var bytes = "note: \u00ff\u00fe broken\npassword: Kq93mLp2\n".getBytes(ISO_8859_1);

        var report = SCANNER.release()
                .values(Source.USER_VALUES, new String(bytes, UTF_8))
                .report();

        assertThat(report.hits()).extracting(CredentialHit::getKeyPath).containsExactly("password");
    }

    @Test
    void controlCharactersDoNotHideTheRest() {
        var report = SCANNER.release()
                .values(Source.USER_VALUES, "note: \u0000\u0001\npassword: Kq93mLp2\n")
                .report();

        assertThat(report.hits()).extracting(CredentialHit::getKeyPath).containsExactly("line 2");
        assertThat(report.gaps()).hasSize(1);
    }

    @Test
    void aBillionLaughsCostNothing() {
        var yaml = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 60; i++) {
            yaml.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        assertTimeoutPreemptively(LIMIT, () -> {
            var report = SCANNER.release()
                    .values(
                            Source.USER_VALUES,
                            yaml.append("password: Kq93mLp2\n").toString())
                    .report();
            assertThat(report.hits()).extracting(CredentialHit::getKeyPath).containsExactly("password");
        });
    }

    @Test
    void tenThousandLevelsDoNotOverflowTheStack() {
        assertTimeoutPreemptively(LIMIT, () -> {
            for (var part : List.of("[", "{a: ", "- ", "? ")) {
                var report = SCANNER.release()
                        .values(Source.USER_VALUES, part.repeat(10_000))
                        .report();
                assertThat(report.gaps()).as(part).isNotEmpty();
            }
        });
    }
}
