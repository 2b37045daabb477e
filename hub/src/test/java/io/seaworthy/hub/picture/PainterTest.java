package io.seaworthy.hub.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Control;
import io.seaworthy.hub.control.FactType;
import io.seaworthy.hub.picture.Picture.Connection;
import io.seaworthy.hub.picture.Picture.Kind;
import io.seaworthy.hub.picture.Picture.Node;
import io.seaworthy.hub.picture.Picture.State;
import io.seaworthy.hub.picture.Picture.Trouble;
import io.seaworthy.hub.picture.Picture.Word;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.TillerCensus;
import io.seaworthy.posture.v1.TillerFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PainterTest {

    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final Painter PAINTER = new Painter(CATALOGUE);

    @Test
    void aClusterWithoutTillerShowsHelm3And4Only() {
        var picture = PAINTER.paint(scene(List.of(), passes()));

        assertThat(picture.nodes()).extracting(Node::kind).doesNotContain(Kind.TILLER, Kind.OUTSIDE);
        assertThat(ids(picture))
                .containsExactlyInAnyOrder(
                        "helm-client--api-server",
                        "helm-client--chart-repository",
                        "helm-client--release-storage",
                        "pods--api-server");
    }

    @Test
    void whereNobodyCouldLookATillerIsDrawnAndNothingIsKnownOfIt() {
        var picture = PAINTER.paint(told(true, Optional.of(uncounted()), List.of()));

        assertThat(picture.nodes()).extracting(Node::id).contains("perhaps-a-tiller");
        assertThat(connection(picture, "helm-client--perhaps-a-tiller").state()).isEqualTo(State.UNKNOWN);
        assertThat(picture.summary()).startsWith("Whether there is a Tiller is not known. ");
    }

    @Test
    void behindTheTillersOfAnIncompleteLookStandsPerhapsAnother() {
        var picture = PAINTER.paint(told(true, Optional.of(uncounted()), List.of(tiller("a", "P"))));

        assertThat(tillers(picture)).extracting(Node::id).containsExactly("tiller-1", "perhaps-a-tiller");
        assertThat(ofPerhaps(picture)).hasSize(5).allMatch(each -> each.state() == State.UNKNOWN);
        assertThat(connection(picture, "helm-client--tiller-1").state()).isEqualTo(State.SAFE);
        assertThat(picture.summary()).startsWith("At least 1 Tiller in the cluster. ");
    }

    @Test
    void aCensusThatCanNoLongerBeReadCountsNobody() {
        var stale = new Scene.Cluster(counted(1).fact(), false);

        var known = PAINTER.paint(told(true, Optional.of(stale), List.of(tiller("a", "P"))));
        var none = PAINTER.paint(told(true, Optional.of(stale), List.of()));

        assertThat(ofPerhaps(known)).hasSize(5).allMatch(each -> each.state() == State.UNKNOWN);
        assertThat(known.summary()).startsWith("At least 1 Tiller in the cluster. ");
        assertThat(ofPerhaps(none)).hasSize(5).allMatch(each -> each.state() == State.UNKNOWN);
        assertThat(none.summary()).startsWith("Whether there is a Tiller is not known. ");
    }

    @Test
    void aSilentClusterThatHadNoTillerMayHaveOneNow() {
        var picture = PAINTER.paint(told(false, Optional.of(counted(0)), List.of()));

        assertThat(ofPerhaps(picture)).hasSize(5).allMatch(each -> each.state() == State.UNKNOWN);
        assertThat(picture.summary())
                .startsWith("The cluster is silent. Whether there is a Tiller is not known. ")
                .doesNotContain("No Tiller");
    }

    @Test
    void aSilentClusterMayHaveMoreTillersThanItHad() {
        var picture = PAINTER.paint(told(false, Optional.of(counted(2)), List.of(tiller("a", "P"), tiller("b", "P"))));

        assertThat(tillers(picture)).extracting(Node::title).last().isEqualTo("Another Tiller, if there is one");
        assertThat(ofPerhaps(picture)).hasSize(5).allMatch(each -> each.state() == State.UNKNOWN);
        assertThat(picture.summary()).startsWith("The cluster is silent. At least 2 Tillers when it was last heard. ");
    }

    @Test
    void aCompleteCensusLeavesRoomForNoOther() {
        var picture = PAINTER.paint(scene(List.of(tiller("a", "P")), passes()));

        assertThat(tillers(picture)).extracting(Node::id).containsExactly("tiller-1");
        assertThat(picture.summary()).startsWith("1 Tiller in the cluster. ");
    }

    @Test
    void anotherTillerStandsBehindThoseThatShareANode() {
        var many = IntStream.range(0, 9).mapToObj(at -> tiller("t" + at, "P")).toList();

        var picture = PAINTER.paint(told(true, Optional.of(uncounted()), many));

        assertThat(tillers(picture))
                .extracting(Node::id)
                .hasSize(10)
                .endsWith("tiller-8", "more-tillers", "perhaps-a-tiller");
    }

    @Test
    void aConnectionIsSafeOnlyIfSomethingPassesAndNothingElseIsSaid() {
        var safe = connection(PAINTER.paint(scene(List.of(), passes())), "helm-client--api-server");
        var mixed = passes();
        mixed.put("rbac-enforced", new Counts(0, 0, 0, 1, 0));
        var unknown = connection(PAINTER.paint(scene(List.of(), mixed)), "helm-client--api-server");
        var nothing = connection(PAINTER.paint(scene(List.of(), Map.of())), "helm-client--api-server");

        assertThat(safe.state()).isEqualTo(State.SAFE);
        assertThat(unknown.state()).isEqualTo(State.UNKNOWN);
        assertThat(nothing.state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void oneFailureMakesItUnsafeEvenIfItIsWaived() {
        var failed = passes();
        failed.put("anonymous-access", new Counts(0, 1, 0, 0, 0));
        var waived = passes();
        waived.put("anonymous-access", new Counts(0, 0, 1, 0, 0));

        for (var tallies : List.of(failed, waived)) {
            var picture = PAINTER.paint(scene(List.of(), tallies));

            assertThat(connection(picture, "helm-client--api-server").state()).isEqualTo(State.UNSAFE);
            assertThat(connection(picture, "helm-client--api-server")
                            .controls()
                            .getFirst()
                            .controlId())
                    .isEqualTo("anonymous-access");
            assertThat(picture.state()).isEqualTo(State.UNSAFE);
        }
    }

    @Test
    void whatNobodyJudgesIsNeverSafe() {
        var picture = PAINTER.paint(scene(List.of(), passes()));

        assertThat(connection(picture, "helm-client--chart-repository").state()).isEqualTo(State.UNKNOWN);
        assertThat(picture.state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void ofASilentClusterNothingIsKnown() {
        var tiller = tiller("a", "F");
        var silent =
                new Scene(false, Optional.of(counted(1)), List.of(tiller), passes(), List.of(), Map.of("Secret", 3L));

        var picture = PAINTER.paint(silent);

        assertThat(picture.connections()).isNotEmpty().allMatch(each -> each.state() == State.UNKNOWN);
        assertThat(picture.connections().stream().flatMap(each -> each.controls().stream()))
                .allMatch(judged -> judged.verdict() == Word.UNKNOWN || judged.verdict() == Word.NOT_APPLICABLE);
    }

    @Test
    void eachTillerIsJudgedByItsOwnVerdicts() {
        var picture = PAINTER.paint(scene(List.of(tiller("good", "P"), tiller("bad", "F")), passes()));

        assertThat(connection(picture, "helm-client--tiller-1").state()).isEqualTo(State.SAFE);
        assertThat(connection(picture, "helm-client--tiller-2").state()).isEqualTo(State.UNSAFE);
        assertThat(connection(picture, "outside--tiller-1").state()).isEqualTo(State.SAFE);
        assertThat(connection(picture, "pods--tiller-2").state()).isEqualTo(State.UNSAFE);
    }

    @Test
    void aTillerThatCanNoLongerBeReadIsUnknown() {
        var hidden = new Scene.Tiller(
                "TillerFact/x",
                TillerFact.getDefaultInstance(),
                false,
                tiller("x", "P").letters());

        var picture = PAINTER.paint(scene(List.of(hidden), passes()));

        assertThat(connection(picture, "helm-client--tiller-1").state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void beyondEightTheTillersShareANode() {
        var many = IntStream.range(0, 11)
                .mapToObj(at -> tiller("t" + at, at == 10 ? "F" : "P"))
                .toList();

        var picture = PAINTER.paint(scene(many, passes()));

        var tillers = tillers(picture);
        assertThat(tillers).hasSize(9);
        assertThat(tillers.getLast().title()).isEqualTo("3 more Tillers");
        assertThat(connection(picture, "helm-client--tiller-8").state()).isEqualTo(State.SAFE);
        assertThat(connection(picture, "helm-client--more-tillers").state()).isEqualTo(State.UNSAFE);
    }

    @Test
    void theFindingOfThisTillerIsShownAndNotThatOfAnother() {
        var troubles = List.of(
                new Scene.Tracked("tiller-tls", "TillerFact/a", 0, new Trouble("of-a", "OPEN", "e", "f", "")),
                new Scene.Tracked("tiller-tls", "TillerFact/b", 0, new Trouble("of-b", "OPEN", "e", "f", "")));
        var scene = new Scene(
                true,
                Optional.of(counted(2)),
                List.of(tiller("a", "F"), tiller("b", "F")),
                passes(),
                troubles,
                Map.of());

        var picture = PAINTER.paint(scene);

        assertThat(connection(picture, "helm-client--tiller-2").controls().stream()
                        .filter(judged -> judged.controlId().equals("tiller-tls"))
                        .map(judged -> judged.finding() == null
                                ? "none"
                                : judged.finding().id()))
                .containsExactly("of-b");
    }

    @Test
    void everyConnectionJoinsNodesThatAreThere() {
        var picture = PAINTER.paint(scene(List.of(tiller("a", "P")), passes()));

        var nodes = picture.nodes().stream().map(Node::id).toList();
        assertThat(nodes).doesNotHaveDuplicates();
        assertThat(ids(picture)).doesNotHaveDuplicates();
        assertThat(picture.connections()).allMatch(each -> nodes.contains(each.from()) && nodes.contains(each.to()));
        assertThat(picture.connections()).hasSize(Way.values().length);
    }

    private static Scene scene(List<Scene.Tiller> tillers, Map<String, Counts> tallies) {
        return new Scene(true, Optional.of(counted(tillers.size())), tillers, tallies, List.of(), Map.of("Secret", 3L));
    }

    private static Scene told(boolean heard, Optional<Scene.Cluster> cluster, List<Scene.Tiller> tillers) {
        return new Scene(heard, cluster, tillers, passes(), List.of(), Map.of());
    }

    private static Scene.Cluster counted(int tillers) {
        var fact = ClusterFact.newBuilder()
                .setTillers(TillerCensus.newBuilder().setFound(tillers))
                .build();
        return new Scene.Cluster(fact, true);
    }

    /** As an agent tells it that may not look everywhere. */
    private static Scene.Cluster uncounted() {
        return new Scene.Cluster(ClusterFact.getDefaultInstance(), true);
    }

    private static Scene.Tiller tiller(String name, String letter) {
        var letters = CATALOGUE.controls().stream()
                .filter(control -> control.fact() == FactType.TILLER)
                .collect(Collectors.toMap(Control::id, _ -> letter));
        return new Scene.Tiller(
                "TillerFact/" + name, TillerFact.newBuilder().setName(name).build(), true, letters);
    }

    private static Map<String, Counts> passes() {
        var all = new HashMap<String, Counts>();
        CATALOGUE.controls().forEach(control -> all.put(control.id(), new Counts(1, 0, 0, 0, 0)));
        return all;
    }

    private static Connection connection(Picture picture, String id) {
        return picture.connections().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not among " + ids(picture)));
    }

    private static List<Node> tillers(Picture picture) {
        return picture.nodes().stream()
                .filter(node -> node.kind() == Kind.TILLER)
                .toList();
    }

    private static List<Connection> ofPerhaps(Picture picture) {
        return picture.connections().stream()
                .filter(each -> each.id().contains("perhaps-a-tiller"))
                .toList();
    }

    private static List<String> ids(Picture picture) {
        var ids = new ArrayList<String>();
        picture.connections().forEach(each -> ids.add(each.id()));
        return ids;
    }
}
