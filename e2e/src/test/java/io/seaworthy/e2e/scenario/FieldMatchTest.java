package io.seaworthy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An expectation that holds for anything would make every scenario green, so it is tested from both sides. */
class FieldMatchTest {

    private static final String RELEASE =
            "{'name': 'web', 'revision': 3, 'chart': {'version': '1.4.2'}, 'hooks': [{'kind': 'Pod'}], 'gaps': []}";

    @Test
    void whatIsThereMatches() throws JsonProcessingException {
        assertThat(differences("{'revision': 3, 'chart.version': '1.4.2'}")).isEmpty();
        assertThat(differences("{'chart': {'version': '1.4.2'}, 'hooks': [{'kind': 'Pod'}]}")).isEmpty();
        assertThat(differences("{'gaps': [], 'live': null}")).isEmpty();
    }

    @Test
    void anotherValueIsADifference() throws JsonProcessingException {
        assertThat(differences("{'chart.version': '1.4.3'}"))
                .containsExactly("chart.version: expected 1.4.3, was \"1.4.2\"");
    }

    @Test
    void aMissingFieldIsADifference() throws JsonProcessingException {
        assertThat(differences("{'live.found': 0}")).containsExactly("live.found: expected 0, was missing");
    }

    @Test
    void aFieldThatShouldBeMissingIsADifference() throws JsonProcessingException {
        assertThat(differences("{'chart': null}")).hasSize(1);
    }

    @Test
    void anElementThatIsNotInTheListIsADifference() throws JsonProcessingException {
        assertThat(differences("{'hooks': [{'kind': 'Job'}]}")).hasSize(1);
    }

    @Test
    void aListThatShouldBeEmptyAndIsNotIsADifference() throws JsonProcessingException {
        assertThat(differences("{'hooks': []}")).hasSize(1);
    }

    private static List<String> differences(String expected) throws JsonProcessingException {
        var json = new JsonMapper();
        return FieldMatch.differences(
                json.readTree(RELEASE.replace('\'', '"')), json.readTree(expected.replace('\'', '"')));
    }
}
