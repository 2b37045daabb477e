package io.seaworthy.agent.access;

import io.seaworthy.posture.v1.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The identities Kubernetes itself works with, which nobody has to justify: {@code system-subjects.txt} is the list and
 * says where each comes from. An account that people made in kube-system is not one of them.
 */
final class SystemSubjects {

    private static final Set<String> KNOWN = read();

    private SystemSubjects() {}

    static boolean contain(Subject subject) {
        var name =
                subject.getNamespace().isEmpty() ? subject.getName() : subject.getNamespace() + "/" + subject.getName();
        return KNOWN.contains(subject.getKind() + " " + name)
                || (subject.getKind().equals("User") && name.startsWith("system:node:"));
    }

    private static Set<String> read() {
        try (var list = SystemSubjects.class.getResourceAsStream("system-subjects.txt")) {
            var text = new String(
                    Objects.requireNonNull(list, "system-subjects.txt is missing")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            // It ships inside the jar: if it cannot be read, the installation is broken.
            throw new UncheckedIOException(unreadable);
        }
    }
}
