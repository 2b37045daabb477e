package io.seaworthy.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seaworthy.hub.store.DatabaseUrl.Encryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {

    @Test
    void everyPartIsReadAndPercentEncodedCharactersAreThemselves() {
        var url = DatabaseUrl.parse(
                "postgresql://sea%40worthy:p%3Aw%2Fd+%25@db.example.org:6432/hub?sslmode=verify-full");

        assertThat(url)
                .isEqualTo(new DatabaseUrl(
                        "db.example.org", 6432, "hub", "sea@worthy", "p:w/d+%", Encryption.VERIFY_FULL));
    }

    @Test
    void withoutASayItIsThePortOfPostgresEncryptedUnlessOnThisMachine() {
        assertThat(DatabaseUrl.parse("postgresql://u:p@db.example.org/hub").port())
                .isEqualTo(5432);
        assertThat(DatabaseUrl.parse("postgresql://u:p@db.example.org/hub").encryption())
                .isEqualTo(Encryption.REQUIRE);
        assertThat(DatabaseUrl.parse("postgresql://u:p@localhost/hub").encryption())
                .isEqualTo(Encryption.DISABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://u:hidden@h/d, postgresql://",
        "postgresql://u:hidden@h, names no database",
        "postgresql://h/d, names no user",
        "postgresql://u:hidden@h:0/d, between 1 and 65535",
        "postgresql://u:hidden@h/d?sslmode=prefer, sslmode=require",
        "postgresql://u:hid den@h/d, not a URL",
    })
    void whatIsWrongIsNamedWithoutThePassword(String text, String why) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("hid");
    }

    @Test
    void printedItHasNoPassword() {
        assertThat(DatabaseUrl.parse("postgresql://u:hidden@h/d")).hasToString("postgresql://u@h:5432/d");
    }
}
