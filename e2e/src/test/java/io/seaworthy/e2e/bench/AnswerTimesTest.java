package io.seaworthy.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerTimesTest {

    @Test
    void aShareIsTheSmallestTimeThatSoManyAnswersDidNotExceed() {
        var times = new AnswerTimes();
        IntStream.of(7, 20, 1, 13, 2, 19, 3, 18, 4, 17, 5, 16, 6, 15, 14, 8, 12, 9, 11, 10)
                .forEach(times::add);

        assertThat(times.within(0.5)).isEqualTo(10);
        assertThat(times.within(0.95)).isEqualTo(19);
        assertThat(times.within(1)).isEqualTo(20);
    }

    @Test
    void timesOfSeveralQuestionsAreCountedAlike() {
        var one = new AnswerTimes();
        var other = new AnswerTimes();
        one.add(1);
        other.add(3);
        other.add(2);

        assertThat(AnswerTimes.together(List.of(one, other)).within(0.5)).isEqualTo(2);
    }
}
