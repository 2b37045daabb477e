package io.seaworthy.agent.helm;

import io.seaworthy.posture.v1.Dependency;
import java.util.function.Consumer;

/** {@code requirements.yaml} and {@code requirements.lock} of a Helm 2 chart. */
final class Requirements implements YamlWalk.Visitor {

    private static final String REQUIRED = "requirements.yaml";
    private static final String LOCKED = "requirements.lock";

    private final Consumer<Dependency> taker;
    private Dependency.Builder dependency = Dependency.newBuilder();

    private Requirements(Consumer<Dependency> taker) {
        this.taker = taker;
    }

    /** Whether a file of the chart is one of the two. */
    static boolean isOne(String path) {
        return path.equals(REQUIRED) || path.equals(LOCKED);
    }

    /** Reads one of the two; false if it is not YAML. */
    static boolean read(String path, String text, ChartDependencies into) {
        return YamlWalk.over(text, new Requirements(path.equals(LOCKED) ? into::lock : into::require));
    }

    @Override
    public void mapStart(KeyPath path) {
        if (isDependency(path)) {
            dependency = Dependency.newBuilder();
        }
    }

    @Override
    public void scalar(KeyPath path, String value) {
        if (path.depth() != 3 || !path.key(0).equals("dependencies")) {
            return;
        }
        var text = ReleaseDraft.cut(value);
        switch (path.key(2)) {
            case "name" -> dependency.setName(text);
            case "version" -> dependency.setVersion(text);
            case "repository" -> dependency.setRepository(text);
            case "alias" -> dependency.setAlias(text);
            default -> {}
        }
    }

    @Override
    public void mapEnd(KeyPath path) {
        if (isDependency(path)) {
            taker.accept(dependency.build());
        }
    }

    private static boolean isDependency(KeyPath path) {
        return path.depth() == 2 && path.key(0).equals("dependencies") && path.isIndex(1);
    }
}
