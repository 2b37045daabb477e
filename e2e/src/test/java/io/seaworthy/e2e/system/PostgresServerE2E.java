package io.seaworthy.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresServerE2E {

    @Test
    void whatWasCommittedSurvivesAKill() throws SQLException {
        try (var server = PostgresServer.start().ready()) {
            try (var connection = server.connect();
                    var statement = connection.createStatement()) {
                statement.execute("create table kept as select 42 as answer");
            }

            server.kill();
            server.startAgain();

            try (var connection = server.connect();
                    var rows = connection.createStatement().executeQuery("select answer from kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(42);
            }
        }
    }
}
