package dev.hushcell.internal.config;

import dev.hushcell.internal.fault.Fault;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * YAML to nodes. Nodes, not objects: each knows its line, no tag can make an object, and nothing is
 * expanded that nobody asks for.
 */
final class YamlText {
  private static final int MAX_ALIASES = 20;

  /** Phrases of the parser that quote nothing of the text, which may hold a password. */
  private static final Pattern QUOTES_NOTHING =
      Pattern.compile(
          "(while [a-z ]+|could not find expected ':'|mapping values are not allowed here"
              + "|sequence entries are not allowed here|expected a single document[a-z ]*"
              + "|found unexpected end of stream)");

  private final String file;

  YamlText(String file) {
    this.file = file;
  }

  /** Returns the root node; empty for an empty text. */
  Optional<Node> parse(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setCodePointLimit(ConfigLocation.MAX_BYTES)
            .build();
    try {
      StreamReader reader = new StreamReader(settings, text);
      return new Composer(settings, new ParserImpl(settings, reader)).getSingleNode();
    } catch (MarkedYamlEngineException e) {
      throw notYaml(e);
    } catch (YamlEngineException e) {
      throw ConfigFault.BAD_YAML.fault(file + " is not valid YAML; check it with an editor");
    } catch (StackOverflowError e) {
      throw ConfigFault.BAD_YAML.fault(file + " is nested too deeply");
    }
  }

  /** The cause is left out: its message shows the line. */
  private Fault notYaml(MarkedYamlEngineException e) {
    Place place =
        Place.of(file, e.getProblemMark().isPresent() ? e.getProblemMark() : e.getContextMark());
    String why = said(e.getContext()) + said(e.getProblem());
    return ConfigFault.BAD_YAML.fault(
        "not valid YAML"
            + why
            + "; check the indentation, and quote values that begin with *, &, !, %, @ or ` ("
            + place
            + ")");
  }

  private static String said(@Nullable String phrase) {
    return phrase != null && QUOTES_NOTHING.matcher(phrase).matches() ? ", " + phrase : "";
  }
}
