package io.seaworthy.agent.credential;

import java.util.List;

/** Names whose value only says where a credential is, whether there is one, or that holds an encrypted one. */
record References(List<String> starts, List<String> contains) {

    boolean match(Name name) {
        return starts.stream().anyMatch(start -> name.dashed().startsWith(start + "-"))
                || contains.stream().anyMatch(part -> name.compact().contains(part));
    }
}
