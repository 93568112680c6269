package dev.hushcell.samples.crm.security;

import dev.hushcell.samples.crm.text.FieldName;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows a form that came without a session, so that nothing that was typed is lost. */
@Controller
@RequestMapping(LostSession.KEPT)
class KeptController {
  private static final String PATH = "kept-path";
  private static final Set<String> UNSEEN = Set.of("_csrf", PATH);
  private static final Set<String> NOT_TYPED = Set.of("once", "version", "replyTo", "contactId");

  /**
   * A field that was sent.
   *
   * @param name its name
   * @param value its value
   * @param label its name for people; empty where nobody typed it
   */
  record Field(String name, String value, String label) {}

  /** Changes nothing; so it needs no token, but must come from a page of this application. */
  @PostMapping
  String keep(HttpServletRequest request, HttpServletResponse response, Model model) {
    boolean forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) != null;
    String path =
        forwarded
            ? String.valueOf(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI))
            : request.getParameter(PATH);
    if (path == null || !path.matches("/[a-z0-9][a-z0-9/-]*") || !LostSession.isFromHere(request)) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      return "error";
    }
    if (forwarded) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN); // a script must not take it for done
    }
    List<Field> fields = new ArrayList<>();
    boolean hasPassword = false;
    for (Map.Entry<String, String[]> each : request.getParameterMap().entrySet()) {
      String name = each.getKey();
      boolean secret = isSecret(name);
      hasPassword |= secret && !String.join("", each.getValue()).isEmpty();
      if (!secret && !UNSEEN.contains(name)) {
        for (String value : each.getValue()) {
          fields.add(new Field(name, value, label(name, value)));
        }
      }
    }
    model.addAttribute("path", path);
    model.addAttribute("fields", fields);
    model.addAttribute("hasPassword", hasPassword);
    model.addAttribute(
        "hasFile",
        request.getContentType() != null && request.getContentType().startsWith("multipart/"));
    return "kept";
  }

  private static boolean isSecret(String name) {
    return name.toLowerCase(Locale.ROOT).contains("password")
        || name.equals("current")
        || name.equals("again");
  }

  private static String label(String name, String value) {
    if (NOT_TYPED.contains(name) || name.startsWith("_") || value.isBlank()) {
      return "";
    }
    return FieldName.words(name);
  }
}
