package io.seaworthy.agent.helm;

import io.seaworthy.posture.v1.RecordPart;
import io.seaworthy.posture.v1.ReleaseFact;
import java.util.List;

/**
 * What one record says.
 *
 * @param fact all fields that come from the record itself
 * @param storedBytes size as the API server counts it
 * @param unpackedBytes size unzipped
 * @param parts unzipped sizes, largest first
 * @param gaps what could not be judged, in words
 */
record DecodedRecord(
        ReleaseFact.Builder fact, long storedBytes, long unpackedBytes, List<RecordPart> parts, List<String> gaps) {}
