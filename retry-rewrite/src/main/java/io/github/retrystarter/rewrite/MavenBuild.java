// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.xml.AddToTagVisitor;
import org.openrewrite.xml.XmlVisitor;
import org.openrewrite.xml.tree.Content;
import org.openrewrite.xml.tree.Xml;

/** Changes a POM as XML: resolving it would need the repositories, and this project's next version is not in them yet. */
final class MavenBuild {

    private final String module;
    private final Set<Peer> peers;
    private final Findings findings;

    MavenBuild(String module, Set<Peer> peers, Findings findings) {
        this.module = module;
        this.peers = peers;
        this.findings = findings;
    }

    Xml.Document edit(Xml.Document pom, ExecutionContext context) {
        Xml.Document edited = pom;
        if (peers.contains(Peer.SPRING_RETRY)
                && findings.migratesAnything()
                && !findings.remaining(Peer.SPRING_RETRY)) {
            edited = (Xml.Document) new Replacement(isManaged(pom.getRoot())).visitNonNull(pom, context);
        }
        if (findings.migrates(module) && !hasStarter(edited.getRoot())) {
            edited = added(edited);
        }
        return edited;
    }

    private static boolean hasStarter(Xml.Tag project) {
        return dependencies(project).stream().anyMatch(MavenBuild::isStarter);
    }

    /** Whether this POM says the version elsewhere. */
    private static boolean isManaged(Xml.Tag project) {
        return project.getChild("dependencyManagement").map(MavenBuild::dependencies).orElse(List.of()).stream()
                .anyMatch(dependency -> isStarter(dependency)
                        || isSpringRetry(dependency)
                        || is(dependency, Starter.GROUP, "retry-bom"));
    }

    private static List<Xml.Tag> dependencies(Xml.Tag project) {
        return project.getChild("dependencies")
                .map(tag -> tag.getChildren("dependency"))
                .orElse(List.of());
    }

    private static boolean isStarter(Xml.Tag dependency) {
        return is(dependency, Starter.GROUP, Starter.ARTIFACT);
    }

    private static boolean isSpringRetry(Xml.Tag dependency) {
        return is(dependency, "org.springframework.retry", "spring-retry");
    }

    private static boolean is(Xml.Tag dependency, String group, String artifact) {
        return dependency.getChildValue("groupId").equals(Optional.of(group))
                && dependency.getChildValue("artifactId").equals(Optional.of(artifact));
    }

    private static Xml.Document added(Xml.Document pom) {
        Xml.Tag project = pom.getRoot();
        String dependency = "<dependency>\n<groupId>" + Starter.GROUP + "</groupId>\n<artifactId>" + Starter.ARTIFACT
                + "</artifactId>\n" + (isManaged(project) ? "" : "<version>" + Starter.VERSION + "</version>\n")
                + "</dependency>";
        Optional<Xml.Tag> dependencies = project.getChild("dependencies");
        Xml.Tag content = Xml.Tag.build(
                dependencies.isPresent() ? dependency : "<dependencies>\n" + dependency + "\n</dependencies>");
        return (Xml.Document) new AddToTagVisitor<Integer>(dependencies.orElse(project), content).visitNonNull(pom, 0);
    }

    /** Puts the starter where spring-retry was, unless it is there already. */
    private static final class Replacement extends XmlVisitor<ExecutionContext> {

        private final boolean managed;

        Replacement(boolean managed) {
            this.managed = managed;
        }

        @Override
        public Xml visitTag(Xml.Tag tag, ExecutionContext context) {
            if (tag.getChildren("dependency").stream().anyMatch(MavenBuild::isStarter)) {
                return without(tag, MavenBuild::isSpringRetry);
            }
            if (!tag.getName().equals("dependency") || !isSpringRetry(tag)) {
                return super.visitTag(tag, context);
            }
            Cursor parent = getCursor().getParentTreeCursor();
            Xml.Tag starter =
                    tag.withChildValue("groupId", Starter.GROUP).withChildValue("artifactId", Starter.ARTIFACT);
            if (managed && !isManagement(parent)) {
                return without(starter, child -> child.getName().equals("version"));
            }
            if (tag.getChild("version").isPresent()) {
                return starter.withChildValue("version", Starter.VERSION);
            }
            Xml.Tag version = Xml.Tag.build("<version>" + Starter.VERSION + "</version>");
            return AddToTagVisitor.addToTag(starter, version, getCursor().getParentOrThrow());
        }

        private static boolean isManagement(Cursor dependencies) {
            return dependencies.getParentTreeCursor().getValue() instanceof Xml.Tag owner
                    && owner.getName().equals("dependencyManagement");
        }

        private static Xml.Tag without(Xml.Tag parent, Predicate<Xml.Tag> unwanted) {
            List<Content> content = parent.getContent() == null ? List.of() : List.copyOf(parent.getContent());
            List<Content> rest = content.stream()
                    .filter(each -> !(each instanceof Xml.Tag child && unwanted.test(child)))
                    .toList();
            return rest.size() == content.size() ? parent : parent.withContent(rest);
        }
    }
}
