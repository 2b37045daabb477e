package io.seaworthy.agent.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    private static final Redaction REDACTION = new Redaction(Detectors.builtIn());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--sql-connection-string=host=db user=helm password=Kq93mLp2 dbname=helm | --sql-connection-string=[redacted]",
                "tiller --sql-connection-string=postgres://a:Kq93mLp2@db/helm --tls | tiller --sql-connection-string=[redacted] --tls",
                "cannot reach postgres://a:Kq93/mLp2@db:5432/helm: timeout | cannot reach postgres://a:[redacted]@db:5432/helm: timeout",
                "Authorization: Bearer abc.def-ghi | Authorization: [redacted]",
                "host=db password=Kq93mLp2 user=helm | host=db password=[redacted] user=helm",
                "{\"password\": \"Kq93 mLp2\", \"user\": \"helm\"} | {\"password\": \"[redacted]\", \"user\": \"helm\"}",
                "dial failed: helm:Kq93mLp2@tcp(db:3306)/x | dial failed: helm:[redacted]@tcp(db:3306)/x",
                "exit 1: mysql --password Kq93mLp2 --host db | exit 1: mysql --password [redacted] --host db",
                "token=admin is refused | token=[redacted] is refused",
                "secrets \"shop\" is forbidden | secrets \"shop\" is forbidden",
                "release shop/web: no chart in record | release shop/web: no chart in record"
            })
    void secretsGoAndTheRestStays(String text, String shown) {
        assertThat(REDACTION.text(text)).isEqualTo(shown);
    }

    @Test
    void argumentsKeepTheirNamesAndLoseTheirSecrets() {
        var shown = REDACTION.arguments(List.of(
                "/tiller",
                "--storage=sql",
                "--sql-dialect",
                "postgres",
                "--sql-connection-string",
                "host=db password=Kq93mLp2",
                "--password=Kq93mLp2",
                "--tls-key=/etc/certs/tls.key",
                "--history-max=10"));

        assertThat(shown)
                .containsExactly(
                        "/tiller",
                        "--storage=sql",
                        "--sql-dialect",
                        "postgres",
                        "--sql-connection-string",
                        "[redacted]",
                        "--password=[redacted]",
                        "--tls-key=/etc/certs/tls.key",
                        "--history-max=10");
    }

    @Test
    void aPrivateKeyInAMessageIsGone() {
        var body = "Kq93mLp2Zt81bNc4Rw55kJh7".repeat(4);

        var shown = REDACTION.text("bad key: -----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----");

        assertThat(shown).startsWith("bad key: [redacted]").doesNotContain(body.substring(0, 6));
    }
}
