package dev.hushcell.samples.crm.user;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The users. */
public interface Users extends JpaRepository<AppUser, Long> {
  Optional<AppUser> findByUsername(String username);

  /** Returns all of them by their names, which are ciphertext and few: they are sorted here. */
  default List<AppUser> byName() {
    return findAll().stream()
        .sorted(Comparator.comparing(AppUser::getDisplayName, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }
}
