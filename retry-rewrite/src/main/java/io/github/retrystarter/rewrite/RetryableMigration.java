// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;
import org.openrewrite.java.tree.JavaSourceFile;
import org.openrewrite.properties.tree.Properties;
import org.openrewrite.xml.tree.Xml;
import org.openrewrite.yaml.tree.Yaml;

/** Looks at everything, decides, and then changes annotations, configuration and build files together. */
abstract class RetryableMigration extends ScanningRecipe<Findings> {

    /** Whose annotations it migrates. */
    abstract Set<Peer> peers();

    @Override
    public Findings getInitialValue(ExecutionContext context) {
        return new Findings();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(Findings findings) {
        return new TreeVisitor<>() {
            @Override
            public @Nullable Tree visit(@Nullable Tree tree, ExecutionContext context) {
                if (tree instanceof SourceFile file) {
                    scan(file, findings);
                }
                return tree;
            }
        };
    }

    private void scan(SourceFile file, Findings findings) {
        String path = Paths.of(file);
        if (file instanceof Yaml.Documents yaml) {
            findings.add(new ApplicationFile(path, YamlKeys.of(yaml)));
        } else if (file instanceof Properties.File properties) {
            findings.add(new ApplicationFile(path, PropertiesEdits.keys(properties)));
        } else if (file instanceof JavaSourceFile java && !GradleBuild.isOne(path)) {
            JavaScanner.scan(java, peers(), findings);
        }
        if (path.endsWith(".kt") || path.endsWith(".groovy")) {
            findings.surroundings().addForeign();
        }
    }

    @Override
    public Collection<? extends SourceFile> generate(Findings findings, ExecutionContext context) {
        findings.settle();
        return ProfileEdits.create(findings);
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(Findings findings) {
        return new TreeVisitor<>() {
            @Override
            public @Nullable Tree visit(@Nullable Tree tree, ExecutionContext context) {
                return tree instanceof SourceFile file ? edit(file, findings, context) : tree;
            }
        };
    }

    private @Nullable Tree edit(SourceFile file, Findings findings, ExecutionContext context) {
        String path = Paths.of(file);
        if (file instanceof Yaml.Documents yaml) {
            return ProfileEdits.addTo(yaml, findings.profilesFor(path), context);
        }
        if (file instanceof Properties.File properties) {
            return ProfileEdits.addTo(properties, findings.profilesFor(path));
        }
        if (file instanceof Xml.Document pom && (path.equals("pom.xml") || path.endsWith("/pom.xml"))) {
            String module = path.substring(0, path.length() - "pom.xml".length());
            return new MavenBuild(module, peers(), findings).edit(pom, context);
        }
        if (GradleBuild.isOne(path)) {
            return GradleBuild.edit(file, peers(), findings);
        }
        return file instanceof JavaSourceFile ? new JavaEdits(peers(), findings).visit(file, context) : file;
    }
}
