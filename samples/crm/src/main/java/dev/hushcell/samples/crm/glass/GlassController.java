package dev.hushcell.samples.crm.glass;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellStatus;
import dev.hushcell.samples.crm.pages.NotFoundException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page that shows what the database really holds; for administrators only. */
@Controller
@RequestMapping("/glass")
class GlassController {
  private final Glass glass;

  GlassController(Glass glass) {
    this.glass = glass;
  }

  @GetMapping("/module")
  String module(Model model) throws SQLException {
    Optional<HushcellStatus> status = glass.status();
    model.addAttribute("status", status.orElse(null));
    if (status.isPresent()) {
      model.addAttribute("module", Hushcell.status());
    }
    return "glass/module";
  }

  @GetMapping
  String show(@RequestParam(defaultValue = "mailbox") String table, Model model)
      throws SQLException {
    GlassTable chosen = GlassTable.named(table).orElseThrow(() -> new NotFoundException("table"));
    Optional<HushcellStatus> status = glass.status();
    model.addAttribute("tables", Stream.of(GlassTable.values()).map(GlassTable::table).toList());
    model.addAttribute("table", chosen.table());
    model.addAttribute("rows", glass.rows(chosen));
    model.addAttribute("status", status.orElse(null));
    List<GlassColumn> columns = status.map(found -> Glass.columns(found, chosen)).orElse(List.of());
    model.addAttribute("columns", columns);
    model.addAttribute("sealed", columns.stream().map(GlassColumn::getName).toList());
    return "glass/glass";
  }
}
