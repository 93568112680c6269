package dev.hushcell.internal.config.yaml;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.fault.Fault;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * YAML to nodes. Nodes, not objects: each knows its line, no tag can make an object, and nothing is
 * expanded that nobody asks for.
 */
public record YamlText(String file) {
  /** Phrases of the parser that quote nothing of the text, which may hold a password. */
  private static final Pattern QUOTES_NOTHING =
      Pattern.compile(
          "(while [a-z ]+|could not find expected ':'|mapping values are not allowed here"
              + "|sequence entries are not allowed here|expected a single document[a-z ]*"
              + "|found unexpected end of stream)");

  /** Returns the root node; empty for an empty text. */
  public Optional<Node> parse(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setMaxAliasesForCollections(BoundedParser.MAX_ALIASES)
            .setCodePointLimit(ConfigLocation.MAX_BYTES)
            .build();
    try {
      ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, text));
      return new Composer(settings, new BoundedParser(parser, file)).getSingleNode();
    } catch (MarkedYamlEngineException e) {
      throw notYaml(e, text);
    } catch (ReaderException e) {
      throw ConfigFault.BAD_YAML.at(
          FilePosition.at(file, text, text.offsetByCodePoints(0, e.getPosition())),
          "the text contains a control character; remove it");
    } catch (YamlEngineException e) {
      throw ConfigFault.BAD_YAML.at(
          FilePosition.at(file, text, 0), "not valid YAML; check it with an editor");
    }
  }

  /** The cause is left out: its message shows the line. */
  private Fault notYaml(MarkedYamlEngineException e, String text) {
    FilePosition place =
        FilePosition.of(
            file, e.getProblemMark().isPresent() ? e.getProblemMark() : e.getContextMark());
    String why = said(e.getContext()) + said(e.getProblem());
    Optional<FilePosition> tab = place.indentingTab(text);
    if (tab.isPresent()) {
      return ConfigFault.BAD_YAML.at(
          tab.get(), "not valid YAML: there is a tab here; indent with spaces");
    }
    return ConfigFault.BAD_YAML.at(
        place,
        "not valid YAML"
            + why
            + "; check the indentation, and quote values that begin with *, &, !, %, @ or `");
  }

  private static String said(@Nullable String phrase) {
    return phrase != null && QUOTES_NOTHING.matcher(phrase).matches() ? ", " + phrase : "";
  }

  /**
   * The events of a text, refused with their place where they nest or repeat more than sensible.
   */
  private static final class BoundedParser implements Parser {
    /** No section of a configuration is nested deeper than five. */
    private static final int MAX_DEPTH = 16;

    static final int MAX_ALIASES = 50;

    private final Parser inner;
    private final String file;
    private int depth;
    private int aliases;

    BoundedParser(Parser inner, String file) {
      this.inner = inner;
      this.file = file;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
      return inner.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
      return inner.peekEvent();
    }

    @Override
    public boolean hasNext() {
      return inner.hasNext();
    }

    @Override
    public Event next() {
      Event event = inner.next();
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        throw refused("the text is nested more than " + MAX_DEPTH + " levels deep", event);
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (event instanceof AliasEvent && ++aliases > MAX_ALIASES) {
        throw refused("the text has more than " + MAX_ALIASES + " aliases; write them out", event);
      }
      return event;
    }

    private RuntimeException refused(String why, Event event) {
      return ConfigFault.BAD_YAML.at(FilePosition.of(file, event.getStartMark()), why);
    }
  }
}
