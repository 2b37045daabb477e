package io.seaworthy.hub.score;

/** A score as a letter; the best comes first. */
public enum Grade {
    A(90),
    B(80),
    C(70),
    D(60),
    F(0);

    private final int from;

    Grade(int from) {
        this.from = from;
    }

    /** The lowest score that gets it. */
    public int from() {
        return from;
    }

    /** @param points 0 to 100 */
    public static Grade of(int points) {
        for (var grade : values()) {
            if (points >= grade.from) {
                return grade;
            }
        }
        throw new IllegalArgumentException("a score is never negative: " + points);
    }
}
