package io.seaworthy.hub.api;

import io.seaworthy.hub.api.reading.ClusterReads;
import io.seaworthy.hub.api.reading.NamespaceReads;
import io.seaworthy.hub.api.reading.PictureReads;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.picture.Painter;
import java.util.Map;
import java.util.function.Supplier;

/** One cluster looked into: its picture, its namespaces, its history. */
final class PictureOperations {

    private final ClusterReads clusters;
    private final PictureReads pictures;
    private final NamespaceReads namespaces;
    private final Supplier<Catalogue> catalogue;

    PictureOperations(
            ClusterReads clusters, PictureReads pictures, NamespaceReads namespaces, Supplier<Catalogue> catalogue) {
        this.clusters = clusters;
        this.pictures = pictures;
        this.namespaces = namespaces;
        this.catalogue = catalogue;
    }

    Map<String, Operation> all() {
        return Map.of(
                "getPicture", this::picture, "listNamespaces", this::namespaces, "listClusterHistory", this::history);
    }

    private Answer picture(Request request) {
        return seen(request)
                ? Answer.tagged(new Painter(catalogue.get()).paint(pictures.scene(request.required("clusterId"))))
                : ClusterOperations.unknown(request);
    }

    private Answer namespaces(Request request) {
        return seen(request)
                ? Paging.answer(
                        request,
                        "name",
                        slice -> namespaces.namespaces(
                                request.required("clusterId"),
                                request.text("text").orElse(""),
                                slice))
                : ClusterOperations.unknown(request);
    }

    private Answer history(Request request) {
        return seen(request)
                ? Paging.answer(request, "latest", slice -> namespaces.history(request.required("clusterId"), slice))
                : ClusterOperations.unknown(request);
    }

    private boolean seen(Request request) {
        return clusters.cluster(request.required("clusterId"), request.sight()).isPresent();
    }
}
