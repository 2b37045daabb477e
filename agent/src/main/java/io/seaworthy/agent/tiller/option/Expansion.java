package io.seaworthy.agent.tiller.option;

/**
 * Kubernetes' own {@code $(NAME)}: {@code $$} is a dollar, a name that nobody sets stays as written (see Kubernetes
 * third_party/forked/golang/expansion/expand.go).
 *
 * @param text with {@code $(NAME)} left in place where the value cannot be seen
 * @param seen every value could be seen
 */
record Expansion(String text, boolean seen) {

    static Expansion expand(String text, Environment environment) {
        var out = new StringBuilder();
        var complete = true;
        for (var at = 0; at < text.length(); at++) {
            var close = text.startsWith("$(", at) ? text.indexOf(')', at) : -1;
            if (text.startsWith("$$", at)) {
                out.append('$');
                at++;
            } else if (close > 0) {
                var reference = text.substring(at, close + 1);
                switch (value(environment, text.substring(at + 2, close))) {
                    case Environment.Value.Seen seen -> out.append(seen.text());
                    case Environment.Value.Unset unset -> out.append(reference);
                    case Environment.Value.Unseen unseen -> {
                        out.append(reference);
                        complete = false;
                    }
                }
                at = close;
            } else {
                out.append(text.charAt(at));
            }
        }
        return new Expansion(out.toString(), complete);
    }

    /** Kubernetes sets variables for each Service of the namespace; those are not among the container's own. */
    private static Environment.Value value(Environment environment, String name) {
        var value = environment.get(name);
        var ofService = name.contains("_SERVICE_") || name.contains("_PORT");
        return value instanceof Environment.Value.Unset && ofService
                ? new Environment.Value.Unseen("Service " + name)
                : value;
    }
}
