package dev.hushcell.docs;

import dev.hushcell.internal.explain.ErrorPages;

/** Links from the pages in {@code driver/docs} to the entries of codes. */
public final class ErrorPageLinks {
  private ErrorPageLinks() {}

  /** Returns a link to the entry of a code such as {@code HC-2104}. */
  public static String to(String code) {
    MarkdownPage page = MarkdownPage.of(MarkdownPage.TOP.resolve(ErrorPages.of(code)));
    String anchor =
        page.headings().stream()
            .filter(heading -> heading.title().startsWith(code + " "))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no entry of " + code))
            .anchor();
    String path = ErrorPages.of(code).substring("driver/docs/".length());
    return "[" + code + "](" + path + "#" + anchor + ")";
  }
}
