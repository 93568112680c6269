package dev.hushcell.samples.crm.forms;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What is looked at in every form, whatever it is about. */
@ControllerAdvice
class FormChecks {
  @ModelAttribute("once")
  FreshTokens tokens() {
    return new FreshTokens();
  }

  @InitBinder("form")
  void checks(WebDataBinder binder, HttpServletRequest request) {
    binder.addValidators(new TextCheck());
    if (request.getAttribute(OneTimeTokens.USED) != null) {
      binder.addValidators(new UsedToken());
    }
  }

  /** Asks before a form makes something a second time. */
  private static final class UsedToken implements Validator {
    @Override
    public boolean supports(Class<?> type) {
      return true;
    }

    @Override
    public void validate(Object form, Errors errors) {
      errors.reject(
          "used",
          "This form was sent before, with other values, and what it made is there. If you want a"
              + " second one, send it once more.");
    }
  }
}
