package dev.hushcell.samples.crm.pages;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page knows. */
@ControllerAdvice
class EveryPage {
  private final boolean demo;

  EveryPage(@Value("${crm.demo}") boolean demo) {
    this.demo = demo;
  }

  @ModelAttribute("demo")
  boolean demo() {
    return demo;
  }
}
