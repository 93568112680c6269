package dev.hushcell.internal.explain;

import dev.hushcell.explain.Explanation;
import dev.hushcell.explain.Finding;
import dev.hushcell.explain.LintReport;
import dev.hushcell.explain.Place;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A text with many statements, which our own lexer takes apart at the semicolons that are no part
 * of a literal, name or comment.
 */
public final class Script {
  private final Lexer lexer;
  private final String text;

  public Script(Lexer lexer, String text) {
    this.lexer = lexer;
    this.text = text;
  }

  /** Explains each statement by itself; one that cannot be told from the next ones ends it. */
  public LintReport lint(Function<String, Explanation> explain) {
    List<Finding> findings = new ArrayList<>();
    Tokens tokens;
    try {
      tokens = lexer.lex(text);
    } catch (Fault unreadable) {
      Explanation.Refused refused = Explainer.refused(text, unreadable);
      Place place = refused.place().orElse(Place.of(text, 0));
      findings.add(new Finding(place, 0, text.length(), refused));
      return new LintReport(findings);
    }
    Place place = Place.BEGIN;
    for (Tokens piece : tokens.split()) {
      int begin = piece.get(0).begin();
      int end = piece.get(piece.size() - 1).end();
      Explanation explanation = explain.apply(text.substring(begin, end));
      place = place.to(text, begin + offset(explanation));
      findings.add(new Finding(place, begin, end, explanation));
    }
    return new LintReport(findings);
  }

  private static int offset(Explanation explanation) {
    return explanation instanceof Explanation.Refused refused
        ? refused.place().map(Place::offset).orElse(0)
        : 0;
  }
}
