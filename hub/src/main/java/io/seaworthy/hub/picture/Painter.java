package io.seaworthy.hub.picture;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Control;
import io.seaworthy.hub.control.FactType;
import io.seaworthy.hub.picture.Picture.Connection;
import io.seaworthy.hub.picture.Picture.Judged;
import io.seaworthy.hub.picture.Picture.Kind;
import io.seaworthy.hub.picture.Picture.Node;
import io.seaworthy.hub.picture.Picture.State;
import io.seaworthy.hub.picture.Picture.Trouble;
import io.seaworthy.hub.picture.Picture.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws a scene: the same scene and catalogue always give the same picture. A connection is safe only if something behind it
 * passes and nothing fails or is unknown; of a silent cluster all is unknown.
 */
public final class Painter {

    /** Tillers that get a node of their own; what is said of the others is drawn as one. */
    static final int OWN_NODES = 8;

    private static final int NAMED = 3;

    private final Catalogue catalogue;

    public Painter(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Tillers that share a node. */
    private record Group(Node node, List<Scene.Tiller> tillers) {}

    public Picture paint(Scene scene) {
        var groups = groups(scene);
        var nodes = new ArrayList<Node>();
        nodes.add(Nodes.client(scene));
        nodes.add(Nodes.repository());
        groups.forEach(group -> nodes.add(group.node()));
        nodes.add(Nodes.apiServer(scene));
        nodes.add(Nodes.storage(scene.storage()));
        nodes.add(Nodes.pods());
        if (!groups.isEmpty()) {
            nodes.add(Nodes.outside());
        }
        var connections = new ArrayList<Connection>();
        for (var way : Way.values()) {
            if (way.ofTiller()) {
                groups.forEach(group -> connections.add(connection(scene, way, group)));
            } else {
                connections.add(connection(scene, way, new Group(Nodes.pods(), List.of())));
            }
        }
        var state = connections.stream()
                .map(Connection::state)
                .min(Comparator.naturalOrder())
                .orElse(State.UNKNOWN);
        return new Picture(state, summary(scene, connections), nodes, connections);
    }

    private static List<Group> groups(Scene scene) {
        var tillers = scene.tillers();
        var groups = new ArrayList<Group>();
        for (int at = 0; at < Math.min(OWN_NODES, tillers.size()); at++) {
            groups.add(new Group(Nodes.tiller("tiller-" + (at + 1), tillers.get(at)), List.of(tillers.get(at))));
        }
        if (tillers.size() > OWN_NODES) {
            var rest = tillers.subList(OWN_NODES, tillers.size());
            groups.add(new Group(Nodes.more(rest.size()), rest));
        }
        if (!scene.tillersCounted()) {
            groups.add(new Group(Nodes.perhaps(scene), List.of()));
        }
        return groups;
    }

    private Connection connection(Scene scene, Way way, Group group) {
        var controls = way.controls().stream()
                .flatMap(id -> catalogue.control(id).stream())
                .map(control -> judged(scene, control, group.tillers()))
                .sorted(Comparator.comparing(Judged::verdict)
                        .thenComparing(judged -> severity(judged.controlId()))
                        .thenComparing(Judged::controlId))
                .toList();
        var from = way.from() == Kind.TILLER ? group.node().id() : Nodes.id(way.from());
        var to = way.to() == Kind.TILLER ? group.node().id() : Nodes.id(way.to());
        var state = state(controls);
        return new Connection(from + "--" + to, from, to, way.title(), state, why(scene, state, controls), controls);
    }

    private Judged judged(Scene scene, Control control, List<Scene.Tiller> tillers) {
        var ofTiller = control.fact() == FactType.TILLER;
        Predicate<Scene.Tracked> here = tracked -> tracked.control().equals(control.id())
                && (!ofTiller
                        || tillers.stream().anyMatch(tiller -> tiller.key().equals(tracked.factKey())));
        var counts = ofTiller
                ? tillers.stream().map(tiller -> counts(scene, control, tiller)).reduce(Counts.NONE, Counts::plus)
                : scene.tallies().getOrDefault(control.id(), Counts.NONE);
        var seen = scene.heard() ? counts : counts.unseen();
        return new Judged(
                control.id(),
                control.title(),
                control.severity().word(),
                seen.worst(),
                seen,
                worst(scene.troubles().stream().filter(here)));
    }

    private static Counts counts(Scene scene, Control control, Scene.Tiller tiller) {
        var waived = scene.troubles().stream()
                .anyMatch(tracked -> tracked.control().equals(control.id())
                        && tracked.factKey().equals(tiller.key())
                        && tracked.trouble().state().equals("WAIVED"));
        var letter = tiller.readable() ? tiller.letters().getOrDefault(control.id(), "U") : "U";
        return Counts.of(letter).withWaived(waived);
    }

    private static @Nullable Trouble worst(Stream<Scene.Tracked> troubles) {
        return troubles.min(Comparator.comparingInt(Scene.Tracked::severity)
                        .thenComparing(tracked -> tracked.trouble().id()))
                .map(Scene.Tracked::trouble)
                .orElse(null);
    }

    private io.seaworthy.hub.control.Severity severity(String control) {
        return catalogue.control(control).orElseThrow().severity();
    }

    private static State state(List<Judged> controls) {
        if (controls.stream().anyMatch(judged -> judged.verdict() == Word.FAIL)) {
            return State.UNSAFE;
        }
        boolean unknown = controls.stream().anyMatch(judged -> judged.verdict() == Word.UNKNOWN);
        boolean passed = controls.stream().anyMatch(judged -> judged.verdict() == Word.PASS);
        return passed && !unknown ? State.SAFE : State.UNKNOWN;
    }

    private static String why(Scene scene, State state, List<Judged> controls) {
        if (controls.isEmpty()) {
            return "No control judges this connection, so nothing is known of it.";
        }
        if (!scene.heard()) {
            return "The cluster is silent: nobody knows how it is now.";
        }
        return switch (state) {
            case UNSAFE -> "Not so: " + named(controls, Word.FAIL);
            case UNKNOWN -> {
                var unknown = named(controls, Word.UNKNOWN);
                yield unknown.isEmpty() ? "Nothing that could be judged speaks of it." : "Not known: " + unknown;
            }
            case SAFE -> "So it is: " + named(controls, Word.PASS);
        };
    }

    private static String named(List<Judged> controls, Word word) {
        var titles = controls.stream()
                .filter(judged -> judged.verdict() == word)
                .map(Judged::title)
                .toList();
        var named = titles.stream().limit(NAMED).collect(Collectors.joining("; "));
        return titles.size() > NAMED ? named + "; and " + (titles.size() - NAMED) + " more" : named;
    }

    private static String summary(Scene scene, List<Connection> connections) {
        return (scene.heard() ? "" : "The cluster is silent. ") + tillers(scene) + " Of " + connections.size()
                + " connections " + count(connections, State.UNSAFE) + " are unsafe, "
                + count(connections, State.UNKNOWN) + " not known, " + count(connections, State.SAFE) + " safe.";
    }

    private static String tillers(Scene scene) {
        int known = scene.tillers().size();
        if (known == 0) {
            return scene.tillersCounted()
                    ? "No Tiller in the cluster: Helm 3 and 4 only."
                    : "Whether there is a Tiller is not known.";
        }
        return (scene.tillersCounted() ? "" : "At least ")
                + (known == 1 ? "1 Tiller" : known + " Tillers")
                + (scene.heard() ? " in the cluster." : " when it was last heard.");
    }

    private static long count(List<Connection> connections, State state) {
        return connections.stream()
                .filter(connection -> connection.state() == state)
                .count();
    }
}
