package io.seaworthy.agent.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class KeyOrderTest {

    @Property
    void isTheOrderOfTheBytes(@ForAll int[] one, @ForAll int[] other) {
        var left = text(one);
        var right = text(other);

        var order = Integer.signum(KeyOrder.UTF_8.compare(left, right));

        assertThat(order)
                .isEqualTo(Integer.signum(Arrays.compareUnsigned(
                        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8))));
    }

    /** Any characters that UTF-8 can write. */
    private static String text(int[] seeds) {
        var text = new StringBuilder();
        for (var seed : seeds) {
            var point = Math.floorMod(seed, Character.MAX_CODE_POINT + 1);
            text.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? point - 0x1000 : point);
        }
        return text.toString();
    }
}
