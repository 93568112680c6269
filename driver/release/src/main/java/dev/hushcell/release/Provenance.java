package dev.hushcell.release;

import java.time.Instant;
import java.util.SortedMap;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A statement of in-toto with the predicate of SLSA: these files were built from that commit, by
 * that command.
 */
final class Provenance {
  private static final String STATEMENT = "https://in-toto.io/Statement/v1";
  private static final String PREDICATE = "https://slsa.dev/provenance/v1";

  /** What {@code driver/docs/releases.md} describes; a change of the parameters changes the end. */
  private static final String BUILD = "urn:x-hushcell:maven-release:1";

  private static final String COMMAND = "mvn -Prelease clean verify";

  private Provenance() {}

  /** Returns the statement as JSON on one line. */
  static byte[] statement(SortedMap<String, String> files, Origin origin, Instant finished) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode statement = mapper.createObjectNode().put("_type", STATEMENT);
    files.forEach(
        (name, sha256) ->
            statement
                .withArray("subject")
                .addObject()
                .put("name", name)
                .putObject("digest")
                .put("sha256", sha256));
    statement.put("predicateType", PREDICATE);
    ObjectNode predicate = statement.putObject("predicate");
    ObjectNode definition = predicate.putObject("buildDefinition").put("buildType", BUILD);
    definition
        .putObject("externalParameters")
        .put("source", origin.source())
        .put("command", COMMAND);
    definition
        .putObject("internalParameters")
        .put("java", Runtime.version().toString())
        .put("maven", origin.maven())
        .put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    definition
        .putArray("resolvedDependencies")
        .addObject()
        .put("uri", origin.source())
        .putObject("digest")
        .put("gitCommit", origin.commit());
    ObjectNode run = predicate.putObject("runDetails");
    run.putObject("builder").put("id", origin.builder());
    run.putObject("metadata").put("finishedOn", finished.toString());
    return mapper.writeValueAsBytes(statement);
  }
}
