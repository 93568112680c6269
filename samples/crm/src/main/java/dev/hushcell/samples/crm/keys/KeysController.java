package dev.hushcell.samples.crm.keys;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.DestructionStep;
import dev.hushcell.admin.KeyChange;
import dev.hushcell.admin.PlannedDestruction;
import dev.hushcell.samples.crm.pages.Shown;
import dev.hushcell.samples.crm.user.SignedIn;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page about keys, under the glass; for administrators only. */
@Controller
@RequestMapping("/glass/keys")
class KeysController {
  private static final String PAGE = "redirect:/glass/keys";

  private final OwnSource own;
  private final KeyWork work;
  private final ColumnWork columns;
  private final BroughtKey brought;
  private final KeyLog log;
  private final boolean isProtected;

  KeysController(
      OwnSource own,
      KeyWork work,
      ColumnWork columns,
      BroughtKey brought,
      KeyLog log,
      @Value("${spring.datasource.url}") String url) {
    this.own = own;
    this.work = work;
    this.columns = columns;
    this.brought = brought;
    this.log = log;
    this.isProtected = url.startsWith("jdbc:hushcell:");
  }

  @GetMapping
  String show(@ModelAttribute(name = "shown", binding = false) Shown shown, Model model)
      throws SQLException, IOException {
    if (isProtected) {
      model.addAttribute("pending", brought.isPending());
      model.addAttribute("broughtFingerprint", brought.fingerprint());
      model.addAttribute("events", log.last());
      work.last().ifPresent(job -> show("job", job, job.state(), model));
      columns.last().ifPresent(job -> show("columnJob", job, job.state(shown.locale()), model));
      look(model);
    }
    return "glass/keys";
  }

  /** What a job says is taken before what is looked at: it is never behind a job that is over. */
  private static void show(String name, Object job, Object state, Model model) {
    model.addAttribute(name, job);
    model.addAttribute(name + "State", state);
  }

  private void look(Model model) throws SQLException {
    boolean here =
        model.getAttribute("columnJobState") instanceof ColumnJob.State job && !job.finished();
    try (HushcellDataSource source = own.open();
        Connection connection = source.getConnection()) {
      model.addAttribute("keys", Hushcell.keys(connection).status());
      model.addAttribute("late", columns.look(connection, here));
    }
  }

  @GetMapping("/state")
  @ResponseBody
  KeyJob.State state() {
    return work.last().orElseGet(() -> new KeyJob("", "")).state();
  }

  @PostMapping("/change")
  String change(
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestParam(defaultValue = "false") boolean evenIfRecent,
      @AuthenticationPrincipal SignedIn self,
      RedirectAttributes after) {
    ChangeOptions options = new ChangeOptions(dryRun, evenIfRecent);
    String title = dryRun ? "Trying a change of the key" : "Changing the key-encryption key";
    return begin(title, (keys, job) -> told(keys.changeKey(options, job)), self, after);
  }

  private static String told(KeyChange change) {
    return change.dryRun()
        ? "Every key opens; %d keys would be wrapped again, under %s."
            .formatted(change.keys(), change.to())
        : "%d keys were wrapped again, under %s instead of %s. No row was touched."
            .formatted(change.keys(), change.to(), change.from());
  }

  @PostMapping("/pfx")
  String bring(
      @RequestParam MultipartFile file,
      @RequestParam String password,
      @AuthenticationPrincipal SignedIn self,
      RedirectAttributes after)
      throws IOException {
    byte[] content = file.getBytes();
    if (brought.isPending()) {
      after.addFlashAttribute("failed", "Another PFX was brought already.");
      return PAGE;
    }
    return begin(
        "Trying the PFX", (keys, job) -> brought.bring(keys, content, password, job), self, after);
  }

  @PostMapping("/pfx/move")
  String move(
      @RequestParam(defaultValue = "false") boolean evenIfRecent,
      @AuthenticationPrincipal SignedIn self,
      RedirectAttributes after) {
    if (!brought.isPending()) {
      after.addFlashAttribute("failed", "No PFX was brought.");
      return PAGE;
    }
    ChangeOptions options = new ChangeOptions(false, evenIfRecent);
    return begin("Moving to the PFX", (keys, job) -> brought.move(keys, options, job), self, after);
  }

  @PostMapping("/pfx/forget")
  String forget(@AuthenticationPrincipal SignedIn self, RedirectAttributes after) {
    return begin("Taking the PFX back", (keys, job) -> brought.forget(keys), self, after);
  }

  @PostMapping("/destruction")
  String schedule(
      @ModelAttribute KeyChoice choice,
      @RequestParam(defaultValue = "") String typed,
      @RequestParam(defaultValue = "72") int hours,
      @RequestParam(defaultValue = "false") boolean noOtherDatabase,
      @AuthenticationPrincipal SignedIn self,
      RedirectAttributes after) {
    if (!choice.name().equals(typed.strip())) {
      after.addFlashAttribute(
          "failed", "What was typed is not the name of the key; nothing was planned.");
      return PAGE;
    }
    Destroyable key = choice.destroyable();
    DestructionOptions options =
        new DestructionOptions(
            hours == 0 ? DestructionOptions.LEAST_WAIT : Duration.ofHours(hours), noOtherDatabase);
    return begin(
        "Planning to destroy " + key.shown(),
        (keys, job) ->
            "It will be destroyed after %s; until then it works and this can be cancelled."
                .formatted(whole(keys.scheduleDestruction(key, options))),
        self,
        after);
  }

  @PostMapping("/destruction/cancel")
  String cancel(
      @ModelAttribute KeyChoice choice,
      @AuthenticationPrincipal SignedIn self,
      RedirectAttributes after) {
    Destroyable key = choice.destroyable();
    return begin(
        "Cancelling the destruction of " + key.shown(),
        (keys, job) -> {
          keys.cancelDestruction(key);
          return "It will not be destroyed.";
        },
        self,
        after);
  }

  @PostMapping("/destruction/due")
  String destroyDue(@AuthenticationPrincipal SignedIn self, RedirectAttributes after) {
    return begin(
        "Destroying what is due",
        (keys, job) -> {
          List<DestructionStep> steps = keys.destroyDue(false, job);
          return steps.isEmpty()
              ? "Nothing is due."
              : String.join(" ", steps.stream().map(DestructionStep::done).toList());
        },
        self,
        after);
  }

  private String begin(String title, KeyWork.Task task, SignedIn self, RedirectAttributes after) {
    if (!work.begin(title, self, task)) {
      after.addFlashAttribute("failed", "Another work on keys is going on.");
    }
    return PAGE;
  }

  private static Instant whole(PlannedDestruction planned) {
    return planned.due().truncatedTo(ChronoUnit.SECONDS);
  }
}
