package io.seaworthy.e2e.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One run of the fuzzer.
 *
 * @param contract OpenAPI file or its URL
 * @param url where the API listens
 * @param headers sent with every request, the login among them
 * @param budget time for all phases
 * @param examples most requests an operation and phase
 * @param seed of the random numbers: the same one makes the same requests
 * @param more options of schemathesis
 */
public record FuzzRun(
        String contract,
        String url,
        Map<String, String> headers,
        Duration budget,
        int examples,
        long seed,
        List<String> more) {

    public FuzzRun {
        headers = Map.copyOf(headers);
        more = List.copyOf(more);
    }

    /** Does not call these operations. */
    public FuzzRun without(List<String> operationIds) {
        return filtered("--exclude-operation-id", operationIds);
    }

    /** Calls only these operations. */
    public FuzzRun only(List<String> operationIds) {
        return filtered("--include-operation-id", operationIds);
    }

    private FuzzRun filtered(String filter, List<String> operationIds) {
        var options = new ArrayList<>(more);
        operationIds.forEach(id -> options.addAll(List.of(filter, id)));
        return new FuzzRun(contract, url, headers, budget, examples, seed, options);
    }
}
