<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- A draft made by a machine; no native speaker has reviewed it yet. docs/translations.md says how to help. -->
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AdvicePart</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel. The answer is based on the positions tried so far.</source>
        <translation>Annuler. La réponse repose sur les positions essayées jusqu’ici.</translation>
    </message>
    <message>
        <source>Find the best</source>
        <translation>Trouver la meilleure</translation>
    </message>
    <message>
        <source>Freeze {depth}</source>
        <translation>Geler {depth}</translation>
    </message>
    <message>
        <source>Progress of the current training run</source>
        <translation>Progression de l’entraînement en cours</translation>
    </message>
    <message>
        <source>Train at every position, most promising first, and compare on your validation images.</source>
        <translation>Entraîner à chaque position, la plus prometteuse d’abord, et comparer sur vos images de validation.</translation>
    </message>
    <message>
        <source>Try the others</source>
        <translation>Essayer les autres</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>tout</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>now {depth} frozen</source>
        <translation>actuellement {depth} gelés</translation>
    </message>
    <message>
        <source>{done} of {all} tried</source>
        <translation>{done} sur {all} essayées</translation>
    </message>
    <message>
        <source>~{span}</source>
        <translation>~{span}</translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>aucune étiquette</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} à {1}</translation>
    </message>
</context>
<context>
    <name>AnswersModel</name>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Click to sort</source>
        <translation>Cliquer pour trier</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Looks unlike your training images</source>
        <translation>Ne ressemble pas à vos images d’entraînement</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Incertain</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Confiance</translation>
    </message>
</context>
<context>
    <name>ArchiveNamesRow</name>
    <message>
        <source>Encoding of the file names in the archive</source>
        <translation>Encodage des noms de fichiers de l’archive</translation>
    </message>
    <message>
        <source>File names in the archive</source>
        <translation>Noms de fichiers de l’archive</translation>
    </message>
    <message>
        <source>The archive does not declare the encoding of its file names. Choose the line with readable names.</source>
        <translation>L’archive n’indique pas l’encodage de ses noms de fichiers. Choisissez la ligne dont les noms sont lisibles.</translation>
    </message>
</context>
<context>
    <name>AskingRow</name>
    <message>
        <source>1 image</source>
        <translation>1 image</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel. The results so far stay.</source>
        <translation>Annuler. Les résultats obtenus sont conservés.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} images</translation>
    </message>
    <message>
        <source>{0} images so far</source>
        <translation>{0} images jusqu’ici</translation>
    </message>
    <message>
        <source>{0} of {1} images</source>
        <translation>{0} images sur {1}</translation>
    </message>
</context>
<context>
    <name>AugmentPreview</name>
    <message>
        <source>Nine augmented views of one of your images, as in training.</source>
        <translation>Neuf vues augmentées d’une de vos images, comme pendant l’entraînement.</translation>
    </message>
    <message>
        <source>Preview of the augmentation</source>
        <translation>Aperçu de l’augmentation</translation>
    </message>
</context>
<context>
    <name>BehindLine</name>
    <message>
        <source>1 image was added since this run was trained.</source>
        <translation>1 image a été ajoutée depuis l’entraînement de cette exécution.</translation>
    </message>
    <message>
        <source>Train a new run on the current images, from this run's weights</source>
        <translation>Entraîner une nouvelle exécution sur les images actuelles, à partir des poids de celle-ci</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>{0} images were added since this run was trained.</source>
        <translation>{0} images ont été ajoutées depuis l’entraînement de cette exécution.</translation>
    </message>
</context>
<context>
    <name>CalibrationView</name>
    <message>
        <source>Evaluate again</source>
        <translation>Réévaluer</translation>
    </message>
    <message>
        <source>Expected calibration error: the mean gap between confidence and accuracy</source>
        <translation>Erreur de calibration attendue (ECE) : écart moyen entre confiance et exactitude</translation>
    </message>
    <message>
        <source>Mean calibration error: {0} points before calibration, {1} after.</source>
        <translation>Erreur de calibration moyenne : {0} points avant la calibration, {1} après.</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Pas encore mesurée</translation>
    </message>
    <message>
        <source>The temperature was fitted on these same images; test images give a stricter figure.</source>
        <translation>La température a été ajustée sur ces mêmes images ; des images de test donnent une valeur plus stricte.</translation>
    </message>
    <message>
        <source>The uncalibrated model is already well calibrated (temperature {0}).</source>
        <translation>Le modèle non calibré est déjà bien calibré (température {0}).</translation>
    </message>
    <message>
        <source>The uncalibrated model is overconfident: its logits are divided by a temperature of {0}.</source>
        <translation>Le modèle non calibré est trop sûr de lui : ses logits sont divisés par une température de {0}.</translation>
    </message>
    <message>
        <source>The uncalibrated model is underconfident: its logits are divided by a temperature of {0}.</source>
        <translation>Le modèle non calibré n’est pas assez sûr de lui : ses logits sont divisés par une température de {0}.</translation>
    </message>
    <message>
        <source>This evaluation was made before calibration was measured. Evaluate again to see it.</source>
        <translation>Cette évaluation date d’avant la mesure de la calibration. Réévaluez pour la voir.</translation>
    </message>
</context>
<context>
    <name>ChartCanvas</name>
    <message>
        <source>Images/s</source>
        <translation>Images/s</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>époque</translation>
    </message>
    <message>
        <source>step</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>training time</source>
        <translation>temps d’entraînement</translation>
    </message>
</context>
<context>
    <name>ChartToolbar</name>
    <message>
        <source>Epochs</source>
        <translation>Époques</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Metric of the second chart</source>
        <translation>Métrique du second graphique</translation>
    </message>
    <message>
        <source>Nothing to smooth: the head was fitted directly, so its loss has no noise.</source>
        <translation>Rien à lisser : la tête a été ajustée directement, sa perte n’a donc pas de bruit.</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Brut</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Réinitialiser le zoom</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Enregistrer en PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Enregistrer en SVG…</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>Enregistrer les graphiques</translation>
    </message>
    <message>
        <source>Save the charts or reset the zoom</source>
        <translation>Enregistrer les graphiques ou réinitialiser le zoom</translation>
    </message>
    <message>
        <source>Save the values as CSV…</source>
        <translation>Enregistrer les valeurs en CSV…</translation>
    </message>
    <message>
        <source>Scroll to zoom, drag to pan, double-click to show everything</source>
        <translation>Molette pour zoomer, glisser pour déplacer, double-clic pour tout afficher</translation>
    </message>
    <message>
        <source>Show the curves by epoch</source>
        <translation>Afficher les courbes par époque</translation>
    </message>
    <message>
        <source>Show the curves by step</source>
        <translation>Afficher les courbes par pas</translation>
    </message>
    <message>
        <source>Show the curves by training time</source>
        <translation>Afficher les courbes par temps d’entraînement</translation>
    </message>
    <message>
        <source>Show the loss of every step</source>
        <translation>Afficher la perte de chaque pas</translation>
    </message>
    <message>
        <source>Show the loss of every step behind the smoothed line</source>
        <translation>Afficher la perte de chaque pas derrière la ligne lissée</translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic scale</source>
        <translation>Afficher la perte sur une échelle logarithmique</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Lissage</translation>
    </message>
    <message>
        <source>Smoothing: over about {steps} steps</source>
        <translation>Lissage : sur environ {steps} pas</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>The metric shown in the second chart</source>
        <translation>La métrique du second graphique</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Training charts</source>
        <translation>Graphiques d’entraînement</translation>
    </message>
    <message>
        <source>best: epoch {epoch}</source>
        <translation>meilleure : époque {epoch}</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>époque {epoch}</translation>
    </message>
    <message>
        <source>head fitted</source>
        <translation>tête ajustée</translation>
    </message>
    <message>
        <source>learning rate reduced</source>
        <translation>taux d’apprentissage réduit</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>non enregistré</translation>
    </message>
    <message>
        <source>step {step} · epoch {epoch} · {time}</source>
        <translation>pas {step} · époque {epoch} · {time}</translation>
    </message>
    <message>
        <source>train</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validation</translation>
    </message>
    <message>
        <source>{count} non-finite values omitted</source>
        <translation>{count} valeurs non finies omises</translation>
    </message>
</context>
<context>
    <name>CheckBar</name>
    <message>
        <source>1 image may be</source>
        <translation>1 image est peut-être</translation>
    </message>
    <message>
        <source>Are the labels right?</source>
        <translation>Les étiquettes sont-elles justes ?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel the check. Features computed so far stay cached.</source>
        <translation>Annuler la vérification. Les caractéristiques déjà calculées restent en cache.</translation>
    </message>
    <message>
        <source>Check again with the model that is now selected.</source>
        <translation>Revérifier avec le modèle sélectionné.</translation>
    </message>
    <message>
        <source>Check the images again</source>
        <translation>Revérifier les images</translation>
    </message>
    <message>
        <source>Check the images…</source>
        <translation>Vérifier les images…</translation>
    </message>
    <message>
        <source>Find likely label errors with the model chosen on the left.</source>
        <translation>Trouver les erreurs d’étiquetage probables avec le modèle choisi à gauche.</translation>
    </message>
    <message>
        <source>Label check progress</source>
        <translation>Progression de la vérification</translation>
    </message>
    <message>
        <source>Review them</source>
        <translation>Les examiner</translation>
    </message>
    <message>
        <source>Review them one by one: keep, move or exclude.</source>
        <translation>Les examiner une par une : garder, déplacer ou exclure.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>{0} images checked; no class looks wrong</source>
        <translation>{0} images vérifiées ; aucune classe ne semble fausse</translation>
    </message>
    <message>
        <source>{0} images may be</source>
        <translation>{0} images sont peut-être</translation>
    </message>
    <message>
        <source>{0} in the wrong class</source>
        <translation>{0} dans la mauvaise classe</translation>
    </message>
    <message>
        <source>{done} of {total} · {what}</source>
        <translation>{done} sur {total} · {what}</translation>
    </message>
</context>
<context>
    <name>ClassBars</name>
    <message>
        <source>and {count} more</source>
        <translation>et {count} de plus</translation>
    </message>
    <message>
        <source>show fewer</source>
        <translation>en afficher moins</translation>
    </message>
</context>
<context>
    <name>ClassStrip</name>
    <message>
        <source>1 image</source>
        <translation>1 image</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Toutes les classes</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Toutes les étiquettes</translation>
    </message>
    <message>
        <source>Images per class</source>
        <translation>Images par classe</translation>
    </message>
    <message>
        <source>Images per label</source>
        <translation>Images par étiquette</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} images</translation>
    </message>
    <message>
        <source>{0}. Use the arrow keys to select one, Escape for all.</source>
        <translation>{0}. Flèches pour en choisir une, Échap pour toutes.</translation>
    </message>
</context>
<context>
    <name>ClassTable</name>
    <message>
        <source>Scores per class</source>
        <translation>Scores par classe</translation>
    </message>
</context>
<context>
    <name>CompareRow</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel. Models that are done stay in the list.</source>
        <translation>Annuler. Les modèles terminés restent dans la liste.</translation>
    </message>
    <message>
        <source>Compare on your images</source>
        <translation>Comparer sur vos images</translation>
    </message>
    <message>
        <source>Fit a linear head on each model on this computer and test it on held-out images.</source>
        <translation>Ajuster une tête linéaire sur chaque modèle, sur cet ordinateur, et la tester sur des images mises de côté.</translation>
    </message>
    <message>
        <source>Open images first.</source>
        <translation>Ouvrez d’abord des images.</translation>
    </message>
    <message>
        <source>Progress of the model comparison</source>
        <translation>Progression de la comparaison des modèles</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>{count} images, each held out of training once, in {folds} folds.</source>
        <translation>{count} images, chacune mise de côté une fois, en {folds} plis.</translation>
    </message>
    <message>
        <source>◆ No other model is as accurate, as fast and as small. Fine-tuning can change the order.</source>
        <translation>◆ Aucun autre modèle n’est aussi exact, rapide et petit. Le fine-tuning peut changer l’ordre.</translation>
    </message>
</context>
<context>
    <name>ConfusedMenu</name>
    <message>
        <source>Most confused</source>
        <translation>Plus confondues</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>Aucune erreur.</translation>
    </message>
    <message>
        <source>The class pairs confused most often</source>
        <translation>Les paires de classes les plus souvent confondues</translation>
    </message>
    <message>
        <source>{0} → {1}: {2} of {3}</source>
        <translation>{0} → {1} : {2} sur {3}</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Matrice de confusion</translation>
    </message>
    <message>
        <source>Use the arrow keys to select a cell and show its images.</source>
        <translation>Choisissez une cellule avec les flèches pour afficher ses images.</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>classe prédite</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>vraie classe</translation>
    </message>
    <message>
        <source>{0} of {1} images of {2} predicted as {3} ({4})</source>
        <translation>{0} images sur {1} de {2} prédites {3} ({4})</translation>
    </message>
    <message>
        <source>{0} of {1} images of {2} predicted correctly ({3})</source>
        <translation>{0} images sur {1} de {2} bien prédites ({3})</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>Some images of each class</source>
        <translation>Quelques images de chaque classe</translation>
    </message>
</context>
<context>
    <name>CorrectionRow</name>
    <message>
        <source>Add to images</source>
        <translation>Ajouter aux images</translation>
    </message>
    <message>
        <source>Choose the correct class first</source>
        <translation>Choisissez d’abord la bonne classe</translation>
    </message>
    <message>
        <source>Copy this image to the images of “{0}”. Undo with Ctrl+Z</source>
        <translation>Copier cette image parmi celles de « {0} ». Annuler avec Ctrl+Z</translation>
    </message>
    <message>
        <source>The correct class of this image</source>
        <translation>La bonne classe de cette image</translation>
    </message>
    <message>
        <source>Wrong? It is …</source>
        <translation>Faux ? C’est…</translation>
    </message>
</context>
<context>
    <name>CostTable</name>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Compare all freeze positions</source>
        <translation>Comparer toutes les positions de gel</translation>
    </message>
    <message>
        <source>Cost of each freeze position on this computer</source>
        <translation>Coût de chaque position de gel sur cet ordinateur</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>best</source>
        <translation>meilleure</translation>
    </message>
    <message>
        <source>cheapest</source>
        <translation>économe</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>époque</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>gelés</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>en tout</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>mémoire</translation>
    </message>
    <message>
        <source>training…</source>
        <translation>en cours…</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>entraîne</translation>
    </message>
</context>
<context>
    <name>CoveragePlot</name>
    <message>
        <source>Accuracy against coverage (the share of images answered)</source>
        <translation>Exactitude selon la couverture (part d’images avec réponse)</translation>
    </message>
    <message>
        <source>accuracy on those</source>
        <translation>exactitude sur celles-ci</translation>
    </message>
    <message>
        <source>images answered (coverage)</source>
        <translation>images avec réponse (couverture)</translation>
    </message>
</context>
<context>
    <name>DatasetPanel</name>
    <message>
        <source>1  Images</source>
        <translation>1  Images</translation>
    </message>
    <message>
        <source>1 class</source>
        <translation>1 classe</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>1 étiquette</translation>
    </message>
    <message>
        <source>Archive or list…</source>
        <translation>Archive ou liste…</translation>
    </message>
    <message>
        <source>Choose a folder with one subfolder per class, an archive or a list.</source>
        <translation>Choisissez un dossier avec un sous-dossier par classe, une archive ou une liste.</translation>
    </message>
    <message>
        <source>Drawings of five kinds of fruit, included with FTStudio: good for a first try.</source>
        <translation>Dessins de cinq sortes de fruits, fournis avec FTStudio : pour un premier essai.</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Dossier…</translation>
    </message>
    <message>
        <source>Image sets ({0});;All files (*)</source>
        <translation>Jeux d’images ({0});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>Ouvrir un dossier d’images</translation>
    </message>
    <message>
        <source>Open an archive or a list</source>
        <translation>Ouvrir une archive ou une liste</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>Ouvrir des images</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Sample images</source>
        <translation>Images d’exemple</translation>
    </message>
    <message>
        <source>{n} classes</source>
        <translation>{n} classes</translation>
    </message>
    <message>
        <source>{n} labels</source>
        <translation>{n} étiquettes</translation>
    </message>
    <message>
        <source>{n} per image</source>
        <translation>{n} par image</translation>
    </message>
</context>
<context>
    <name>DeviceChip</name>
    <message>
        <source>Detecting the device…</source>
        <translation>Détection de l’appareil…</translation>
    </message>
    <message>
        <source>Getting ready to train. This takes a moment.</source>
        <translation>Préparation de l’entraînement. Cela prend un instant.</translation>
    </message>
    <message>
        <source>Training runs on {device}. Choose another one in Preferences.</source>
        <translation>L’entraînement utilise {device}. Vous pouvez en choisir un autre dans les préférences.</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} libres</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Contains versions, check results, settings, run states, the last log lines and crashes.</source>
        <translation>Contient versions, résultats des contrôles, réglages, états des exécutions, dernières lignes du journal et plantages.</translation>
    </message>
    <message>
        <source>Copy results</source>
        <translation>Copier les résultats</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>It includes the names of images, folders and runs.</source>
        <translation>Il contient les noms des images, des dossiers et des exécutions.</translation>
    </message>
    <message>
        <source>Names of images, folders, runs and people are removed. Check the report before you send it.</source>
        <translation>Les noms d’images, de dossiers, d’exécutions et de personnes sont retirés. Vérifiez le rapport avant de l’envoyer.</translation>
    </message>
    <message>
        <source>Save a bug report</source>
        <translation>Enregistrer un rapport d’erreur</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>With the names of images, folders and runs</source>
        <translation>Avec les noms des images, des dossiers et des exécutions</translation>
    </message>
</context>
<context>
    <name>DifferingImages</name>
    <message>
        <source>Images on which the runs differ</source>
        <translation>Images sur lesquelles les exécutions diffèrent</translation>
    </message>
    <message>
        <source>Images on which two runs differ</source>
        <translation>Images sur lesquelles deux exécutions diffèrent</translation>
    </message>
    <message>
        <source>Only {0} is right ({1})</source>
        <translation>Seule {0} a raison ({1})</translation>
    </message>
</context>
<context>
    <name>DifferingModel</name>
    <message>
        <source>{0}, predicted as {1} ({2})</source>
        <translation>{0}, prédite {1} ({2})</translation>
    </message>
</context>
<context>
    <name>DownloadIntents</name>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Download and train</source>
        <translation>Télécharger et entraîner</translation>
    </message>
    <message>
        <source>It is downloaded once and then stays on this computer.</source>
        <translation>Il est téléchargé une seule fois, puis reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>It resumes where it stopped.</source>
        <translation>Il reprend là où il s’est arrêté.</translation>
    </message>
    <message>
        <source>The download of {model} was cancelled.</source>
        <translation>Le téléchargement de {model} a été annulé.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>{model} ({size}) must be downloaded first.</source>
        <translation>{model} ({size}) doit d’abord être téléchargé.</translation>
    </message>
    <message>
        <source>{model} is now on this computer.</source>
        <translation>{model} est maintenant sur cet ordinateur.</translation>
    </message>
</context>
<context>
    <name>DownloadRow</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel the download. The next download resumes where this one stopped.</source>
        <translation>Annuler le téléchargement. Le prochain reprendra là où celui-ci s’est arrêté.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Download progress</source>
        <translation>Progression du téléchargement</translation>
    </message>
    <message>
        <source>Download the pretrained weights of this model and store them on this computer.</source>
        <translation>Télécharger les poids préentraînés de ce modèle et les conserver sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Download the weights of {title}</source>
        <translation>Télécharger les poids de {title}</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>Télécharger {size}</translation>
    </message>
    <message>
        <source>Downloading {title}</source>
        <translation>Téléchargement de {title}</translation>
    </message>
    <message>
        <source>Only one download at a time: wait for the one below.</source>
        <translation>Un seul téléchargement à la fois : attendez celui ci-dessous.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/s</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop a folder of images</source>
        <translation>Déposez un dossier d’images</translation>
    </message>
    <message>
        <source>Drop images here</source>
        <translation>Déposez des images ici</translation>
    </message>
    <message>
        <source>one subfolder per class, an archive or a list</source>
        <translation>un sous-dossier par classe, une archive ou une liste</translation>
    </message>
</context>
<context>
    <name>EvaluatedImages</name>
    <message>
        <source>{0}, correct ({1})</source>
        <translation>{0}, correct ({1})</translation>
    </message>
    <message>
        <source>{0}, predicted as {1} ({2})</source>
        <translation>{0}, prédite {1} ({2})</translation>
    </message>
</context>
<context>
    <name>EvaluationPanel</name>
    <message>
        <source>1 image could not be read and was skipped.</source>
        <translation>1 image n’a pas pu être lue et a été ignorée.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cross-validate the chosen model on these images, with a learning curve. No run is needed.</source>
        <translation>Valider le modèle choisi par validation croisée sur ces images, avec courbe d’apprentissage. Aucune exécution n’est nécessaire.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Évaluer</translation>
    </message>
    <message>
        <source>Evaluate the best weights of this run on these images</source>
        <translation>Évaluer les meilleurs poids de cette exécution sur ces images</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>How good can this get?</source>
        <translation>Jusqu’où peut-on aller ?</translation>
    </message>
    <message>
        <source>Images to evaluate on</source>
        <translation>Images pour l’évaluation</translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation>Pas encore évaluée</translation>
    </message>
    <message>
        <source>Nothing to evaluate yet</source>
        <translation>Rien à évaluer pour l’instant</translation>
    </message>
    <message>
        <source>Press Evaluate to see this run's scores and its mistakes.</source>
        <translation>Appuyez sur Évaluer pour voir les scores et les erreurs de cette exécution.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Run to evaluate</source>
        <translation>Exécution à évaluer</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test images are held out: not used for training or for choosing the best epoch</source>
        <translation>Images de test mises de côté : elles ne servent ni à l’entraînement ni au choix de la meilleure époque</translation>
    </message>
    <message>
        <source>The model runs on every image once. You can cancel at any time.</source>
        <translation>Le modèle traite chaque image une fois. Vous pouvez annuler à tout moment.</translation>
    </message>
    <message>
        <source>The run has saved better weights since this evaluation. Evaluate again.</source>
        <translation>L’exécution a enregistré de meilleurs poids depuis cette évaluation. Réévaluez.</translation>
    </message>
    <message>
        <source>The saved evaluation cannot be read. Evaluate again.</source>
        <translation>L’évaluation enregistrée est illisible. Réévaluez.</translation>
    </message>
    <message>
        <source>Train a model first. Its scores and its mistakes appear here.</source>
        <translation>Entraînez d’abord un modèle. Ses scores et ses erreurs apparaissent ici.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>{0} images could not be read and were skipped.</source>
        <translation>{0} images n’ont pas pu être lues et ont été ignorées.</translation>
    </message>
    <message>
        <source>{0} of {1} images</source>
        <translation>{0} images sur {1}</translation>
    </message>
</context>
<context>
    <name>EvaluationResult</name>
    <message>
        <source>All were predicted correctly.</source>
        <translation>Toutes ont été bien prédites.</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibration</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Copy the per-class scores as CSV</source>
        <translation>Copier les scores par classe en CSV</translation>
    </message>
    <message>
        <source>How often each class is predicted as another</source>
        <translation>À quelle fréquence chaque classe est prédite comme une autre</translation>
    </message>
    <message>
        <source>How well the confidence matches the accuracy</source>
        <translation>À quel point la confiance correspond à l’exactitude</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrice</translation>
    </message>
    <message>
        <source>Misclassified images of {0}</source>
        <translation>Images mal classées de {0}</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>Erreurs les plus sûres</translation>
    </message>
    <message>
        <source>No images in this cell.</source>
        <translation>Aucune image dans cette cellule.</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>Aucune erreur.</translation>
    </message>
    <message>
        <source>Precision, recall and F1 of each class</source>
        <translation>Précision, rappel et F1 de chaque classe</translation>
    </message>
    <message>
        <source>Save the per-class scores as a table</source>
        <translation>Enregistrer les scores par classe dans un tableau</translation>
    </message>
    <message>
        <source>The confidence below which the model says “not sure”</source>
        <translation>La confiance en dessous de laquelle le modèle répond « incertain »</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>“Not sure” below {0}, least confident first</source>
        <translation>« Incertain » sous {0}, les moins sûres d’abord</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;New folder</source>
        <translation>&amp;Nouveau dossier</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>&amp;Précision numérique</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Exécution</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Choose a location for the new folder</source>
        <translation>Choisir l’emplacement du nouveau dossier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>For other programs and languages, on any system, without torch.</source>
        <translation>Pour d’autres programmes et langages, sur tout système, sans torch.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Location of the new folder</source>
        <translation>Emplacement du nouveau dossier</translation>
    </message>
    <message>
        <source>May change some predictions. The result says for how many images.</source>
        <translation>Peut changer certaines prédictions. Le résultat indique pour combien d’images.</translation>
    </message>
    <message>
        <source>Name the folder to export to.</source>
        <translation>Nommez le dossier d’export.</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>One folder to open in any browser, for people without Python.</source>
        <translation>Un dossier à ouvrir dans tout navigateur, pour ceux qui n’ont pas Python.</translation>
    </message>
    <message>
        <source>Overwrite an existing export</source>
        <translation>Écraser un export existant</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision numérique</translation>
    </message>
    <message>
        <source>Saved only if it predicts the same class for every validation image.</source>
        <translation>Enregistré seulement s’il prédit la même classe pour chaque image de validation.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Arrêté. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>The whole network, for programs that use torch.</source>
        <translation>Le réseau entier, pour les programmes qui utilisent torch.</translation>
    </message>
    <message>
        <source>Waiting for the worker</source>
        <translation>En attente du processus de travail</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Page web</translation>
    </message>
    <message>
        <source>Weights only, loaded with five lines of torchvision.</source>
        <translation>Poids seuls, chargés en cinq lignes de torchvision.</translation>
    </message>
    <message>
        <source>fp16: half the size</source>
        <translation>fp16 : moitié de la taille</translation>
    </message>
    <message>
        <source>fp32: the same answers</source>
        <translation>fp32 : les mêmes réponses</translation>
    </message>
    <message>
        <source>int8, dynamic: a quarter of the size</source>
        <translation>int8, dynamique : un quart de la taille</translation>
    </message>
    <message>
        <source>int8, static: a quarter of the size, fastest</source>
        <translation>int8, statique : un quart de la taille, le plus rapide</translation>
    </message>
    <message>
        <source>safetensors</source>
        <translation>safetensors</translation>
    </message>
    <message>
        <source>torch.export</source>
        <translation>torch.export</translation>
    </message>
</context>
<context>
    <name>ExportOutcome</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>Progression de l’export</translation>
    </message>
    <message>
        <source>One image</source>
        <translation>Une image</translation>
    </message>
    <message>
        <source>Same answer</source>
        <translation>Même réponse</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>The exported model gives the same answer as the run for all {images} validation images.</source>
        <translation>Le modèle exporté donne la même réponse que l’exécution pour les {images} images de validation.</translation>
    </message>
    <message>
        <source>The exported model gives the same answer as the run for {same} of {images} validation images.</source>
        <translation>Le modèle exporté donne la même réponse que l’exécution pour {same} images de validation sur {images}.</translation>
    </message>
    <message>
        <source>The largest difference is {largest}.</source>
        <translation>La plus grande différence est {largest}.</translation>
    </message>
    <message>
        <source>{name} was not tested here.</source>
        <translation>{name} n’a pas été testé ici.</translation>
    </message>
    <message>
        <source>{name} was tested on {images} of them: the same answers for {same}.</source>
        <translation>{name} a été testé sur {images} d’entre elles : mêmes réponses pour {same}.</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} ms</translation>
    </message>
</context>
<context>
    <name>FreezePart</name>
    <message>
        <source>Estimated for this computer.</source>
        <translation>Estimé pour cet ordinateur.</translation>
    </message>
    <message>
        <source>Estimating the time and memory…</source>
        <translation>Estimation du temps et de la mémoire…</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Gel</translation>
    </message>
    <message>
        <source>Full fine-tuning: nothing is frozen, the whole network trains.</source>
        <translation>Fine-tuning complet : rien n’est gelé, tout le réseau s’entraîne.</translation>
    </message>
    <message>
        <source>Head only</source>
        <translation>Tête seule</translation>
    </message>
    <message>
        <source>Linear probe: all stages are frozen, only the new head trains.</source>
        <translation>Sonde linéaire : tous les étages sont gelés, seule la nouvelle tête s’entraîne.</translation>
    </message>
    <message>
        <source>Measured on this computer.</source>
        <translation>Mesuré sur cet ordinateur.</translation>
    </message>
    <message>
        <source>No trainable parameters: the head stores features.</source>
        <translation>Aucun paramètre entraînable : la tête mémorise des caractéristiques.</translation>
    </message>
    <message>
        <source>Only the first stages (edges, colours, textures) stay frozen. For a thousand images or more.</source>
        <translation>Seuls les premiers étages (bords, couleurs, textures) restent gelés. À partir d’un millier d’images.</translation>
    </message>
    <message>
        <source>Open images to see what this costs.</source>
        <translation>Ouvrez des images pour voir le coût.</translation>
    </message>
    <message>
        <source>Random weights are not worth freezing. Train everything.</source>
        <translation>Inutile de geler des poids aléatoires. Entraînez tout.</translation>
    </message>
    <message>
        <source>The last stages adapt to your classes. A good second try with a few hundred images.</source>
        <translation>Les derniers étages s’adaptent à vos classes. Un bon deuxième essai avec quelques centaines d’images.</translation>
    </message>
    <message>
        <source>The whole model adapts. For many images, or images unlike photographs. Slowest.</source>
        <translation>Tout le modèle s’adapte. Pour beaucoup d’images, ou des images différentes de photographies. Le plus lent.</translation>
    </message>
    <message>
        <source>This includes ~{span} once for decoding images and computing features.</source>
        <translation>Dont ~{span} une seule fois pour décoder les images et calculer les caractéristiques.</translation>
    </message>
    <message>
        <source>Time and memory are unknown.</source>
        <translation>Temps et mémoire inconnus.</translation>
    </message>
    <message>
        <source>Uses the pretrained features unchanged. Fastest, and safest with few images.</source>
        <translation>Utilise les caractéristiques préentraînées telles quelles. Le plus rapide, et le plus sûr avec peu d’images.</translation>
    </message>
    <message>
        <source>stores features</source>
        <translation>mémorise des caractéristiques</translation>
    </message>
    <message>
        <source>{depth} of {stages} stages frozen</source>
        <translation>{depth} étages sur {stages} gelés</translation>
    </message>
    <message>
        <source>{training} of {total} parameters are trainable.</source>
        <translation>{training} paramètres sur {total} sont entraînables.</translation>
    </message>
    <message>
        <source>{training} of {total} train</source>
        <translation>{training} sur {total} s’entraînent</translation>
    </message>
    <message>
        <source>~{span} in total</source>
        <translation>~{span} au total</translation>
    </message>
    <message>
        <source>~{span} per epoch</source>
        <translation>~{span} par époque</translation>
    </message>
</context>
<context>
    <name>FreezeSlider</name>
    <message>
        <source>Freeze depth. Stages between the input and the handle are frozen; the others train.</source>
        <translation>Profondeur de gel. Les étages entre l’entrée et la poignée sont gelés ; les autres s’entraînent.</translation>
    </message>
    <message>
        <source>Freeze {depth}: the best of those tried</source>
        <translation>Geler {depth} : la meilleure des positions essayées</translation>
    </message>
    <message>
        <source>Freeze {depth}: the cheapest that is not measurably worse</source>
        <translation>Geler {depth} : la moins coûteuse qui n’est pas mesurablement moins bonne</translation>
    </message>
    <message>
        <source>Head: the new output layer. It always trains.</source>
        <translation>Tête : la nouvelle couche de sortie. Elle s’entraîne toujours.</translation>
    </message>
    <message>
        <source>Stage {number} of {stages}: {title}
{count} parameters, {share} % of the backbone
{fate}</source>
        <translation>Étage {number} sur {stages} : {title}
{count} paramètres, {share} % du backbone
{fate}</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>gelés</translation>
    </message>
    <message>
        <source>head</source>
        <translation>tête</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>entraîne</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} paramètres</translation>
    </message>
    <message>
        <source>{frozen} of {total} stages frozen</source>
        <translation>{frozen} étages sur {total} gelés</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Change or clear the filters.</source>
        <translation>Changez ou effacez les filtres.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copier le chemin</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Exclure</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Include again</source>
        <translation>Inclure à nouveau</translation>
    </message>
    <message>
        <source>Looks like “{0}” ({1}).</source>
        <translation>Ressemble à « {0} » ({1}).</translation>
    </message>
    <message>
        <source>Move to class</source>
        <translation>Déplacer vers la classe</translation>
    </message>
    <message>
        <source>No image matches</source>
        <translation>Aucune image ne correspond</translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation>Pas encore d’images</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open a folder of images on the left, or drop one here.</source>
        <translation>Ouvrez un dossier d’images à gauche, ou déposez-en un ici.</translation>
    </message>
    <message>
        <source>Search file names</source>
        <translation>Rechercher des noms de fichiers</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>Thumbnail size</source>
        <translation>Taille des vignettes</translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation>{0} fichiers</translation>
    </message>
    <message>
        <source>{0} images selected</source>
        <translation>{0} images sélectionnées</translation>
    </message>
    <message>
        <source>{0} of {1} files</source>
        <translation>{0} fichiers sur {1}</translation>
    </message>
</context>
<context>
    <name>GalleryFilters</name>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Toutes les classes</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Toutes les étiquettes</translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation>Toute raison</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Excluded ({0})</source>
        <translation>Exclues ({0})</translation>
    </message>
    <message>
        <source>Filter by reason</source>
        <translation>Filtrer par raison</translation>
    </message>
    <message>
        <source>Images of all splits</source>
        <translation>Images de toutes les partitions</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>May be in the wrong class</source>
        <translation>Peut-être dans la mauvaise classe</translation>
    </message>
    <message>
        <source>Needs attention ({0})</source>
        <translation>À vérifier ({0})</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>Sans étiquette</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Search file names</source>
        <translation>Rechercher des noms de fichiers</translation>
    </message>
    <message>
        <source>Show one class</source>
        <translation>Afficher une classe</translation>
    </message>
    <message>
        <source>Show one label</source>
        <translation>Afficher une étiquette</translation>
    </message>
    <message>
        <source>Show only images that are skipped or have a warning</source>
        <translation>Afficher seulement les images ignorées ou avec un avertissement</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test images: held out for the final evaluation</source>
        <translation>Images de test : mises de côté pour l’évaluation finale</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entr.</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Images d’entraînement</translation>
    </message>
    <message>
        <source>Used, with a warning</source>
        <translation>Utilisée, avec avertissement</translation>
    </message>
    <message>
        <source>Val</source>
        <translation>Val.</translation>
    </message>
    <message>
        <source>Validation images: used to choose the best epoch</source>
        <translation>Images de validation : servent à choisir la meilleure époque</translation>
    </message>
</context>
<context>
    <name>GroupChoice</name>
    <message>
        <source>Bursts and frames</source>
        <translation>Rafales et séquences</translation>
    </message>
    <message>
        <source>By a file name pattern…</source>
        <translation>Par un motif de nom de fichier…</translation>
    </message>
    <message>
        <source>Column “{0}”</source>
        <translation>Colonne « {0} »</translation>
    </message>
    <message>
        <source>Copies only</source>
        <translation>Copies seulement</translation>
    </message>
    <message>
        <source>File name pattern</source>
        <translation>Motif de nom de fichier</translation>
    </message>
    <message>
        <source>Folder, level {0}</source>
        <translation>Dossier, niveau {0}</translation>
    </message>
    <message>
        <source>Images of one group stay in the same split. If images of one patient, film or series are in both training and validation, the accuracy is overestimated.</source>
        <translation>Les images d’un groupe restent dans la même partition. Si des images d’un même patient, film ou série sont à la fois dans l’entraînement et la validation, l’exactitude est surestimée.</translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation>Garder ensemble</translation>
    </message>
    <message>
        <source>Name: {0}</source>
        <translation>Nom : {0}</translation>
    </message>
    <message>
        <source>No two images share a group.</source>
        <translation>Aucun groupe ne réunit deux images.</translation>
    </message>
    <message>
        <source>{0} group, of {1} images</source>
        <translation>{0} groupe, de {1} images</translation>
    </message>
    <message>
        <source>{0} groups, the largest of {1} images</source>
        <translation>{0} groupes, le plus grand de {1} images</translation>
    </message>
    <message>
        <source>{0} is the group, # a number, * anything. Matched against the file name without its extension.</source>
        <translation>{0} est le groupe, # un nombre, * n’importe quoi. Comparé au nom de fichier sans extension.</translation>
    </message>
    <message>
        <source>{0} without a group</source>
        <translation>{0} sans groupe</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>1 looks unlike the training images</source>
        <translation>1 ne ressemble pas aux images d’entraînement</translation>
    </message>
    <message>
        <source>F1 micro {0} ({1} to {2}), macro {3} ({4} to {5}) · all labels right {6} · loss {7}</source>
        <translation>F1 micro {0} ({1} à {2}), macro {3} ({4} à {5}) · toutes les étiquettes justes {6} · perte {7}</translation>
    </message>
    <message>
        <source>Farther from the training images than 95% of the validation images are. Click to show them, most unlike first</source>
        <translation>Plus éloignées des images d’entraînement que 95 % des images de validation. Cliquez pour les afficher, les moins ressemblantes d’abord</translation>
    </message>
    <message>
        <source>None looks unlike the training images</source>
        <translation>Toutes ressemblent aux images d’entraînement</translation>
    </message>
    <message>
        <source>RMSE {0} · R² {1} ({2} to {3})</source>
        <translation>RMSE {0} · R² {1} ({2} à {3})</translation>
    </message>
    <message>
        <source>correct, of {0} images · 95% interval {1} to {2} %</source>
        <translation>correctes, sur {0} images · intervalle à 95 % {1} à {2} %</translation>
    </message>
    <message>
        <source>loss {0}</source>
        <translation>perte {0}</translation>
    </message>
    <message>
        <source>macro average: precision {0}, recall {1}, F1 {2} · loss {3}</source>
        <translation>moyenne macro : précision {0}, rappel {1}, F1 {2} · perte {3}</translation>
    </message>
    <message>
        <source>mean absolute error, {0} images · 95% interval {1} to {2}</source>
        <translation>erreur absolue moyenne, {0} images · intervalle à 95 % {1} à {2}</translation>
    </message>
    <message>
        <source>mean average precision, {0} images · 95% interval {1} to {2} %</source>
        <translation>précision moyenne (mAP), {0} images · intervalle à 95 % {1} à {2} %</translation>
    </message>
    <message>
        <source>{0} inside the 90% prediction interval</source>
        <translation>{0} dans l’intervalle de prédiction à 90 %</translation>
    </message>
    <message>
        <source>{0} look unlike the training images</source>
        <translation>{0} ne ressemblent pas aux images d’entraînement</translation>
    </message>
</context>
<context>
    <name>HistoryIntents</name>
    <message numerus="yes">
        <source>%n run(s) moved to the bin.</source>
        <translation>
            <numerusform>%n exécution déplacée vers la corbeille.</numerusform>
            <numerusform>%n exécutions déplacées vers la corbeille.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change what you like, then train.</source>
        <translation>Modifiez ce que vous voulez, puis entraînez.</translation>
    </message>
    <message>
        <source>Choose how many stages to freeze on the left, then train.</source>
        <translation>Choisissez à gauche combien d’étages geler, puis entraînez.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n run(s)?</source>
        <translation>
            <numerusform>Supprimer %n exécution ?</numerusform>
            <numerusform>Supprimer %n exécutions ?</numerusform>
        </translation>
    </message>
    <message>
        <source>Its images are no longer at their old location, so the current images stay open.</source>
        <translation>Ses images ne sont plus à leur ancien emplacement ; les images actuelles restent donc ouvertes.</translation>
    </message>
    <message>
        <source>More curves would be hard to tell apart.</source>
        <translation>Davantage de courbes seraient difficiles à distinguer.</translation>
    </message>
    <message numerus="yes">
        <source>The charts show the first %n runs.</source>
        <translation>
            <numerusform>Les graphiques montrent la première exécution.</numerusform>
            <numerusform>Les graphiques montrent les %n premières exécutions.</numerusform>
        </translation>
    </message>
    <message>
        <source>The next training starts from this run's weights.</source>
        <translation>Le prochain entraînement part des poids de cette exécution.</translation>
    </message>
    <message>
        <source>The settings of that run are now on the left.</source>
        <translation>Les réglages de cette exécution sont maintenant à gauche.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>{names}

The folders are moved to the bin, where you can restore them.</source>
        <translation>{names}

Les dossiers sont déplacés vers la corbeille, d’où vous pouvez les restaurer.</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>1 run</source>
        <translation>1 exécution</translation>
    </message>
    <message>
        <source>Another training run is in progress; resume this one when it has finished</source>
        <translation>Un autre entraînement est en cours ; reprenez celle-ci lorsqu’il sera terminé</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Every run is saved, so you can compare, continue or try it again.</source>
        <translation>Chaque exécution est enregistrée : vous pouvez la comparer, la continuer ou l’essayer à nouveau.</translation>
    </message>
    <message>
        <source>Export this run's model to files that work without FTStudio</source>
        <translation>Exporter le modèle de cette exécution vers des fichiers qui fonctionnent sans FTStudio</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Load this run's model, weights and settings on the left, to unfreeze more stages or change them</source>
        <translation>Charger à gauche le modèle, les poids et les réglages de cette exécution, pour dégeler des étages ou les modifier</translation>
    </message>
    <message>
        <source>Move the selected runs to the bin</source>
        <translation>Déplacer les exécutions sélectionnées vers la corbeille</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>Renommer (F2)</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Rapport…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Resume this run where it ended</source>
        <translation>Reprendre cette exécution là où elle s’est arrêtée</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Exécutions</translation>
    </message>
    <message>
        <source>Save a report on this run as one page; with two runs selected, side by side</source>
        <translation>Enregistrer un rapport d’une page sur cette exécution ; si deux sont sélectionnées, côte à côte</translation>
    </message>
    <message>
        <source>Search name, images, model, note…</source>
        <translation>Rechercher nom, images, modèle, note…</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>Rechercher des exécutions</translation>
    </message>
    <message>
        <source>Select a stopped, interrupted or failed run to resume it</source>
        <translation>Sélectionnez une exécution arrêtée, interrompue ou échouée pour la reprendre</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>Show this run's folder</source>
        <translation>Afficher le dossier de cette exécution</translation>
    </message>
    <message>
        <source>Start a new run with the same settings and images from this run's weights</source>
        <translation>Démarrer une nouvelle exécution avec les mêmes réglages et images, à partir des poids de celle-ci</translation>
    </message>
    <message>
        <source>This run is complete; there is nothing to resume</source>
        <translation>Cette exécution est terminée ; il n’y a rien à reprendre</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Try this run's model on images</source>
        <translation>Essayer le modèle de cette exécution sur des images</translation>
    </message>
    <message>
        <source>Use as starting point</source>
        <translation>Prendre comme point de départ</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>Utiliser ces réglages</translation>
    </message>
    <message>
        <source>Use this run's settings for a new run</source>
        <translation>Utiliser les réglages de cette exécution pour une nouvelle</translation>
    </message>
    <message>
        <source>Your runs appear here.</source>
        <translation>Vos exécutions apparaissent ici.</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>{count} exécutions</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} sur {all}</translation>
    </message>
</context>
<context>
    <name>ImageIntents</name>
    <message numerus="yes">
        <source>%n image(s) moved.</source>
        <translation>
            <numerusform>%n image déplacée.</numerusform>
            <numerusform>%n images déplacées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add an image</source>
        <translation>Ajouter une image</translation>
    </message>
    <message>
        <source>Exclude images</source>
        <translation>Exclure des images</translation>
    </message>
    <message>
        <source>Include images again</source>
        <translation>Inclure à nouveau des images</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message numerus="yes">
        <source>Move %n image(s) to “{class_name}”?</source>
        <translation>
            <numerusform>Déplacer %n image vers « {class_name} » ?</numerusform>
            <numerusform>Déplacer %n images vers « {class_name} » ?</numerusform>
        </translation>
    </message>
    <message>
        <source>Move images</source>
        <translation>Déplacer des images</translation>
    </message>
    <message>
        <source>Predict “{0}”</source>
        <translation>Prédire « {0} »</translation>
    </message>
    <message>
        <source>The image was added to “{0}”.</source>
        <translation>L’image a été ajoutée à « {0} ».</translation>
    </message>
    <message>
        <source>This moves the files on disk, in {folder}. You can undo it with Ctrl+Z.</source>
        <translation>Cela déplace les fichiers sur le disque, dans {folder}. Vous pouvez annuler avec Ctrl+Z.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ImageStrip</name>
    <message>
        <source>Evaluated images</source>
        <translation>Images évaluées</translation>
    </message>
    <message>
        <source>Overlay a heat map on each visible image: the brighter, the more it supports the model's answer</source>
        <translation>Superposer une carte de chaleur à chaque image visible : plus c’est clair, plus cela soutient la réponse du modèle</translation>
    </message>
    <message>
        <source>Show all mistakes</source>
        <translation>Afficher toutes les erreurs</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>Montrer pourquoi</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
</context>
<context>
    <name>KeptData</name>
    <message>
        <source>&amp;Empty</source>
        <translation>&amp;Vider</translation>
    </message>
    <message>
        <source>&amp;Features</source>
        <translation>&amp;Caractéristiques</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Decoded &amp;images</source>
        <translation>&amp;Images décodées</translation>
    </message>
    <message>
        <source>Delete the cached images and features of all runs, and unpacked archives that no run needs.</source>
        <translation>Supprimer les images et caractéristiques en cache de toutes les exécutions, et les archives décompressées dont aucune n’a besoin.</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>Go</translation>
    </message>
    <message>
        <source>In &amp;memory</source>
        <translation>En &amp;mémoire</translation>
    </message>
    <message>
        <source>On disk, so that no image is decoded twice.</source>
        <translation>Sur le disque, pour qu’aucune image ne soit décodée deux fois.</translation>
    </message>
    <message>
        <source>On disk: the output of the frozen stages for each image.</source>
        <translation>Sur le disque : la sortie des étages gelés pour chaque image.</translation>
    </message>
    <message>
        <source>On the &amp;GPU</source>
        <translation>Sur le &amp;GPU</translation>
    </message>
    <message>
        <source>Speeds up later epochs and runs. Can be recomputed at any time.</source>
        <translation>Accélère les époques et exécutions suivantes. Peut être recalculé à tout moment.</translation>
    </message>
    <message>
        <source>The same features in GPU memory.</source>
        <translation>Les mêmes caractéristiques dans la mémoire du GPU.</translation>
    </message>
    <message>
        <source>The same features in RAM, while a run uses them.</source>
        <translation>Les mêmes caractéristiques en RAM, tant qu’une exécution les utilise.</translation>
    </message>
    <message>
        <source>Unpacked archives</source>
        <translation>Archives décompressées</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>{size} freed.</source>
        <translation>{size} libérés.</translation>
    </message>
    <message>
        <source>{used} of {most} used</source>
        <translation>{used} sur {most} utilisés</translation>
    </message>
    <message>
        <source>{used} used</source>
        <translation>{used} utilisés</translation>
    </message>
    <message>
        <source>{what}, at most, in GB</source>
        <translation>{what}, au plus, en Go</translation>
    </message>
</context>
<context>
    <name>LabelImages</name>
    <message>
        <source>missed {0}</source>
        <translation>{0} manquée</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>aucune étiquette</translation>
    </message>
    <message>
        <source>wrong {0}</source>
        <translation>{0} à tort</translation>
    </message>
    <message>
        <source>{0} was given wrongly ({1}). Labels: {2}</source>
        <translation>{0} a été donnée à tort ({1}). Étiquettes : {2}</translation>
    </message>
    <message>
        <source>{0} was missed ({1}). Labels: {2}</source>
        <translation>{0} a été manquée ({1}). Étiquettes : {2}</translation>
    </message>
</context>
<context>
    <name>LabelIntents</name>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Download it ({size}), or choose another model on the left.</source>
        <translation>Téléchargez-le ({size}), ou choisissez un autre modèle à gauche.</translation>
    </message>
    <message>
        <source>Keep in its class</source>
        <translation>Garder dans sa classe</translation>
    </message>
    <message>
        <source>The damaged file was renamed to {path}. Check the images again.</source>
        <translation>Le fichier endommagé a été renommé {path}. Revérifiez les images.</translation>
    </message>
    <message>
        <source>Your earlier label confirmations for these images could not be read.</source>
        <translation>Vos confirmations d’étiquettes précédentes pour ces images n’ont pas pu être lues.</translation>
    </message>
    <message>
        <source>{model} must be downloaded before it can check the images.</source>
        <translation>{model} doit être téléchargé avant de pouvoir vérifier les images.</translation>
    </message>
</context>
<context>
    <name>LabelQueue</name>
    <message>
        <source>All reviewed</source>
        <translation>Toutes examinées</translation>
    </message>
    <message>
        <source>Back to all images</source>
        <translation>Retour à toutes les images</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Exclude  (X)</source>
        <translation>Exclure  (X)</translation>
    </message>
    <message>
        <source>Exclude it from training</source>
        <translation>L’exclure de l’entraînement</translation>
    </message>
    <message>
        <source>Is in</source>
        <translation>Est dans</translation>
    </message>
    <message>
        <source>Keep  (K)</source>
        <translation>Garder  (K)</translation>
    </message>
    <message>
        <source>Left arrow</source>
        <translation>Flèche gauche</translation>
    </message>
    <message>
        <source>Likely label errors</source>
        <translation>Erreurs d’étiquetage probables</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Ressemble à</translation>
    </message>
    <message>
        <source>Move  (M)</source>
        <translation>Déplacer  (M)</translation>
    </message>
    <message>
        <source>Move the file to this class (M or Enter)</source>
        <translation>Déplacer le fichier vers cette classe (M ou Entrée)</translation>
    </message>
    <message>
        <source>Next image, without a decision</source>
        <translation>Image suivante, sans décision</translation>
    </message>
    <message>
        <source>No more likely label errors.</source>
        <translation>Plus d’erreurs d’étiquetage probables.</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Image précédente</translation>
    </message>
    <message>
        <source>Right arrow</source>
        <translation>Flèche droite</translation>
    </message>
    <message>
        <source>The label is right; do not ask again</source>
        <translation>L’étiquette est juste ; ne plus demander</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
</context>
<context>
    <name>LabelScores</name>
    <message>
        <source>Average precision: how well the images with this label rank above the others, at any threshold</source>
        <translation>Précision moyenne (AP) : à quel point les images avec cette étiquette sont classées avant les autres, à tout seuil</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>Moyenne harmonique de la précision et du rappel</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Label name</source>
        <translation>Nom de l’étiquette</translation>
    </message>
    <message>
        <source>No evaluated image has this label</source>
        <translation>Aucune image évaluée n’a cette étiquette</translation>
    </message>
    <message>
        <source>No image was given this label</source>
        <translation>Aucune image n’a reçu cette étiquette</translation>
    </message>
    <message>
        <source>Number of evaluated images that have this label</source>
        <translation>Nombre d’images évaluées qui ont cette étiquette</translation>
    </message>
    <message>
        <source>Prec.</source>
        <translation>Préc.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Precision: share of the images given this label that have it, with its 95% interval</source>
        <translation>Précision : part des images ayant reçu cette étiquette qui l’ont vraiment, avec son intervalle à 95 %</translation>
    </message>
    <message>
        <source>Rec.</source>
        <translation>Rap.</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>Recall: share of the images with this label that were given it, with its 95% interval</source>
        <translation>Rappel : part des images avec cette étiquette qui l’ont reçue, avec son intervalle à 95 %</translation>
    </message>
    <message>
        <source>The probability from which the label counts as present, chosen on the validation images</source>
        <translation>La probabilité à partir de laquelle l’étiquette compte comme présente, choisie sur les images de validation</translation>
    </message>
    <message>
        <source>Thr.</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}, 95% interval {3} to {4}</source>
        <translation>{0} sur {1} : {2}, intervalle à 95 % {3} à {4}</translation>
    </message>
</context>
<context>
    <name>LabelTable</name>
    <message>
        <source>Scores per label</source>
        <translation>Scores par étiquette</translation>
    </message>
</context>
<context>
    <name>LabelsResult</name>
    <message>
        <source>Copy the per-label scores as CSV</source>
        <translation>Copier les scores par étiquette en CSV</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>Erreurs les plus sûres</translation>
    </message>
    <message>
        <source>No mistakes with this label.</source>
        <translation>Aucune erreur avec cette étiquette.</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>Aucune erreur.</translation>
    </message>
    <message>
        <source>Precision, recall, F1 and AP of each label</source>
        <translation>Précision, rappel, F1 et AP de chaque étiquette</translation>
    </message>
    <message>
        <source>Save the per-label scores as a table</source>
        <translation>Enregistrer les scores par étiquette dans un tableau</translation>
    </message>
    <message>
        <source>{0}: missed or wrongly given, most confident first</source>
        <translation>{0} : manquée ou donnée à tort, les plus sûres d’abord</translation>
    </message>
</context>
<context>
    <name>LearningCurvePlot</name>
    <message>
        <source>Learning curve: {points}</source>
        <translation>Courbe d’apprentissage : {points}</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>exactitude</translation>
    </message>
    <message>
        <source>share of the {count} images used for training</source>
        <translation>part des {count} images utilisées pour l’entraînement</translation>
    </message>
</context>
<context>
    <name>ListPreviewView</name>
    <message>
        <source>1 row</source>
        <translation>1 ligne</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} lignes</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>A training run is in progress.</source>
        <translation>Un entraînement est en cours.</translation>
    </message>
    <message>
        <source>Drop to open these images</source>
        <translation>Déposez pour ouvrir ces images</translation>
    </message>
    <message>
        <source>Drop to try the model on this</source>
        <translation>Déposez pour essayer le modèle dessus</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Keep training, minimised</source>
        <translation>Continuer l’entraînement, fenêtre réduite</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Exécutions</translation>
    </message>
    <message>
        <source>Save it to a folder first, then drop it from there.</source>
        <translation>Enregistrez-le d’abord dans un dossier, puis déposez-le depuis celui-ci.</translation>
    </message>
    <message>
        <source>Saving the training run. FTStudio then closes.</source>
        <translation>Enregistrement de l’exécution. FTStudio se ferme ensuite.</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Arrêter et enregistrer</translation>
    </message>
    <message>
        <source>The dropped item is not on this computer.</source>
        <translation>L’élément déposé n’est pas sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
    <message>
        <source>You can save and stop it now and resume it later.</source>
        <translation>Vous pouvez l’enregistrer et l’arrêter maintenant, puis la reprendre plus tard.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About FTStudio</source>
        <translation>À &amp;propos de FTStudio</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation>&amp;Diagnostic…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>É&amp;valuer</translation>
    </message>
    <message>
        <source>&amp;Export a model…</source>
        <translation>&amp;Exporter un modèle…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Guide</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>&amp;Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>&amp;Paste an image to try</source>
        <translation>Co&amp;ller une image à essayer</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Resume the last run</source>
        <translation>&amp;Reprendre la dernière exécution</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Exécution</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Entraîner</translation>
    </message>
    <message>
        <source>&amp;Try an image…</source>
        <translation>&amp;Essayer une image…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>A training run is in progress.</source>
        <translation>Un entraînement est en cours.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Evaluate the model on the held-out images</source>
        <translation>Évaluer le modèle sur les images mises de côté</translation>
    </message>
    <message>
        <source>Export a trained model to files that work without FTStudio</source>
        <translation>Exporter un modèle entraîné vers des fichiers qui fonctionnent sans FTStudio</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>No training run is in progress.</source>
        <translation>Aucun entraînement n’est en cours.</translation>
    </message>
    <message>
        <source>Open &amp;list or archive…</source>
        <translation>Ouvrir une &amp;liste ou une archive…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Ouvrir un élément &amp;récent</translation>
    </message>
    <message>
        <source>Open an image and classify it</source>
        <translation>Ouvrir une image et la classer</translation>
    </message>
    <message>
        <source>Pause or continue the training</source>
        <translation>Suspendre ou continuer l’entraînement</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Save a &amp;report…</source>
        <translation>Enregistrer un &amp;rapport…</translation>
    </message>
    <message>
        <source>Save a report on the model that is being tried as one page</source>
        <translation>Enregistrer un rapport d’une page sur le modèle essayé</translation>
    </message>
    <message>
        <source>Save and stop the training; you can resume it later</source>
        <translation>Enregistrer et arrêter l’entraînement ; vous pourrez le reprendre plus tard</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>The training run is being saved.</source>
        <translation>L’exécution est en cours d’enregistrement.</translation>
    </message>
    <message>
        <source>There is no run to resume.</source>
        <translation>Il n’y a aucune exécution à reprendre.</translation>
    </message>
    <message>
        <source>There is no trained model yet.</source>
        <translation>Il n’y a pas encore de modèle entraîné.</translation>
    </message>
    <message>
        <source>Train with the settings on the left</source>
        <translation>Entraîner avec les réglages de gauche</translation>
    </message>
    <message>
        <source>Try the &amp;sample images</source>
        <translation>Essayer les images d’e&amp;xemple</translation>
    </message>
    <message>
        <source>Try the image on the clipboard</source>
        <translation>Essayer l’image du presse-papiers</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>MessageArea</name>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
</context>
<context>
    <name>ModelDelegate</name>
    <message>
        <source>included with FTStudio</source>
        <translation>fourni avec FTStudio</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>sur cet ordinateur</translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>2  Model</source>
        <translation>2  Modèle</translation>
    </message>
    <message>
        <source>Back to the pretrained weights</source>
        <translation>Revenir aux poids préentraînés</translation>
    </message>
    <message>
        <source>Change the weights</source>
        <translation>Changer les poids</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Depuis un fichier…</translation>
    </message>
    <message>
        <source>From the run {name}</source>
        <translation>De l’exécution {name}</translation>
    </message>
    <message>
        <source>Load weights from a file, or start from random weights.</source>
        <translation>Charger les poids d’un fichier, ou partir de poids aléatoires.</translation>
    </message>
    <message>
        <source>None: train from scratch</source>
        <translation>Aucun : entraîner à partir de zéro</translation>
    </message>
    <message>
        <source>Start from random weights, to compare with the pretrained ones. Freeze nothing in that case.</source>
        <translation>Partir de poids aléatoires, pour comparer avec les préentraînés. Dans ce cas, ne gelez rien.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt *.bin);;All files (*)</source>
        <translation>Poids (*.safetensors *.pth *.pt *.bin);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Weights for this architecture: .safetensors or a .pth state dict.</source>
        <translation>Poids pour cette architecture : .safetensors ou un state dict .pth.</translation>
    </message>
    <message>
        <source>Weights for {model}</source>
        <translation>Poids pour {model}</translation>
    </message>
    <message>
        <source>Weights: random</source>
        <translation>Poids : aléatoires</translation>
    </message>
    <message>
        <source>Weights: {name}</source>
        <translation>Poids : {name}</translation>
    </message>
</context>
<context>
    <name>ModelPopup</name>
    <message>
        <source>ImageNet</source>
        <translation>ImageNet</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>No model matches “{text}”.</source>
        <translation>Aucun modèle ne correspond à « {text} ».</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Rechercher des modèles</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>paramètres</translation>
    </message>
    <message>
        <source>your images</source>
        <translation>vos images</translation>
    </message>
</context>
<context>
    <name>ModelRows</name>
    <message>
        <source>ImageNet top-1 accuracy: {percent} % (published).</source>
        <translation>Exactitude top-1 sur ImageNet : {percent} % (publiée).</translation>
    </message>
    <message>
        <source>ImageNet {percent} %</source>
        <translation>ImageNet {percent} %</translation>
    </message>
    <message>
        <source>Small, for a quick start offline. Models with ImageNet weights are more accurate.</source>
        <translation>Petit, pour démarrer vite hors ligne. Les modèles avec poids ImageNet sont plus exacts.</translation>
    </message>
    <message>
        <source>included with FTStudio</source>
        <translation>fourni avec FTStudio</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>sur cet ordinateur</translation>
    </message>
    <message>
        <source>on your images {percent} % ({low} to {high} %), {milliseconds} ms per image, {size}</source>
        <translation>sur vos images {percent} % ({low} à {high} %), {milliseconds} ms par image, {size}</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} paramètres</translation>
    </message>
    <message>
        <source>{count} parameters in {stages} stages; trained at {side} × {side} pixels.</source>
        <translation>{count} paramètres en {stages} étages ; entraîné à {side} × {side} pixels.</translation>
    </message>
    <message>
        <source>{low} to {high} % · {milliseconds} ms per image · {size}</source>
        <translation>{low} à {high} % · {milliseconds} ms par image · {size}</translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation>{size} à télécharger</translation>
    </message>
</context>
<context>
    <name>NumberBars</name>
    <message>
        <source>Distribution of {0}</source>
        <translation>Distribution de {0}</translation>
    </message>
    <message>
        <source>lowest {0}, median {1}, highest {2}</source>
        <translation>minimum {0}, médiane {1}, maximum {2}</translation>
    </message>
    <message>
        <source>median {0}</source>
        <translation>médiane {0}</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>, or nothing for {blank}</source>
        <translation>, ou rien pour {blank}</translation>
    </message>
    <message>
        <source>A number above {least}, at most {most}</source>
        <translation>Un nombre au-dessus de {least}, au plus {most}</translation>
    </message>
    <message>
        <source>A number from {least} to {most}</source>
        <translation>Un nombre de {least} à {most}</translation>
    </message>
    <message>
        <source>A number from {least}, below {most}</source>
        <translation>Un nombre à partir de {least}, sous {most}</translation>
    </message>
    <message>
        <source>A whole number from {least} to {most}</source>
        <translation>Un nombre entier de {least} à {most}</translation>
    </message>
</context>
<context>
    <name>NumberImages</name>
    <message>
        <source>, 90% interval {0} to {1}</source>
        <translation>, intervalle à 90 % {0} à {1}</translation>
    </message>
    <message>
        <source>{0}, predicted {1} ({2})</source>
        <translation>{0}, prédit {1} ({2})</translation>
    </message>
</context>
<context>
    <name>NumberResult</name>
    <message>
        <source>1 image chosen</source>
        <translation>1 image choisie</translation>
    </message>
    <message>
        <source>Copy the numbers of all images as CSV</source>
        <translation>Copier les nombres de toutes les images en CSV</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>How many images are off by how much</source>
        <translation>Combien d’images s’écartent et de combien</translation>
    </message>
    <message>
        <source>Largest errors</source>
        <translation>Plus grandes erreurs</translation>
    </message>
    <message>
        <source>No images.</source>
        <translation>Aucune image.</translation>
    </message>
    <message>
        <source>Save the numbers of all images</source>
        <translation>Enregistrer les nombres de toutes les images</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>Nuage de points</translation>
    </message>
    <message>
        <source>Show the largest errors</source>
        <translation>Afficher les plus grandes erreurs</translation>
    </message>
    <message>
        <source>True against predicted numbers. Click a point or drag a box to show its images</source>
        <translation>Nombres vrais et prédits. Cliquez sur un point ou tracez un cadre pour afficher ses images</translation>
    </message>
    <message>
        <source>{0} images chosen, largest errors first</source>
        <translation>{0} images choisies, plus grandes erreurs d’abord</translation>
    </message>
</context>
<context>
    <name>NumberScale</name>
    <message>
        <source>90% interval {0}</source>
        <translation>intervalle à 90 % {0}</translation>
    </message>
    <message>
        <source>Predicted number</source>
        <translation>Nombre prédit</translation>
    </message>
    <message>
        <source>no prediction interval</source>
        <translation>pas d’intervalle de prédiction</translation>
    </message>
    <message>
        <source>training images {0} to {1}</source>
        <translation>images d’entraînement {0} à {1}</translation>
    </message>
    <message>
        <source>training images: {0} to {1}</source>
        <translation>images d’entraînement : {0} à {1}</translation>
    </message>
</context>
<context>
    <name>OpenRow</name>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Dossier…</translation>
    </message>
    <message>
        <source>Images ({0})</source>
        <translation>Images ({0})</translation>
    </message>
    <message>
        <source>Open a folder of images to try</source>
        <translation>Ouvrir un dossier d’images à essayer</translation>
    </message>
    <message>
        <source>Open images to try</source>
        <translation>Ouvrir des images à essayer</translation>
    </message>
    <message>
        <source>Open one or more images</source>
        <translation>Ouvrir une ou plusieurs images</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Try all images in a folder and show a table</source>
        <translation>Essayer toutes les images d’un dossier et afficher un tableau</translation>
    </message>
    <message>
        <source>Try the image in the clipboard (Ctrl+V)</source>
        <translation>Essayer l’image du presse-papiers (Ctrl+V)</translation>
    </message>
</context>
<context>
    <name>PairedBar</name>
    <message>
        <source>Images that the two runs classified correctly</source>
        <translation>Images que les deux exécutions ont bien classées</translation>
    </message>
    <message>
        <source>both right</source>
        <translation>deux justes</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>deux fausses</translation>
    </message>
    <message>
        <source>only {0} right</source>
        <translation>seule {0} juste</translation>
    </message>
</context>
<context>
    <name>PotentialView</name>
    <message>
        <source>95% interval {low} to {high}, on {count} held-out images; {model}, trained on {trained} of them</source>
        <translation>Intervalle à 95 % {low} à {high}, sur {count} images mises de côté ; {model}, entraîné sur {trained} d’entre elles</translation>
    </message>
    <message>
        <source>Back to the runs</source>
        <translation>Retour aux exécutions</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Five times, a linear head is fitted on four fifths of the images, with all stages of the chosen model frozen, and tested on the held-out fifth. Fine-tuning may do better.</source>
        <translation>Cinq fois, une tête linéaire est ajustée sur quatre cinquièmes des images, tous les étages du modèle choisi étant gelés, et testée sur le cinquième mis de côté. Le fine-tuning peut faire mieux.</translation>
    </message>
    <message>
        <source>How good can this get?</source>
        <translation>Jusqu’où peut-on aller ?</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Progress of the cross-validation</source>
        <translation>Progression de la validation croisée</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Takes seconds once the features are cached.</source>
        <translation>Quelques secondes une fois les caractéristiques en cache.</translation>
    </message>
    <message>
        <source>Trained on all of them, about {accuracy} ({low} to {high})</source>
        <translation>Entraîné sur toutes, environ {accuracy} ({low} à {high})</translation>
    </message>
</context>
<context>
    <name>PredictPanel</name>
    <message>
        <source>Best guess, {0}: {1}</source>
        <translation>Meilleure hypothèse, {0} : {1}</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Chargement du modèle…</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Incertain</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Run to try</source>
        <translation>Exécution à essayer</translation>
    </message>
    <message>
        <source>This image cannot be used: {0}</source>
        <translation>Cette image ne peut pas être utilisée : {0}</translation>
    </message>
    <message>
        <source>This looks unlike your training images.</source>
        <translation>Ceci ne ressemble pas à vos images d’entraînement.</translation>
    </message>
    <message>
        <source>Train a model first, then try it on this image.</source>
        <translation>Entraînez d’abord un modèle, puis essayez-le sur cette image.</translation>
    </message>
    <message>
        <source>Tried before</source>
        <translation>Déjà essayées</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>You can try a model here as soon as its first epoch is done.</source>
        <translation>Vous pourrez essayer un modèle ici dès que sa première époque sera terminée.</translation>
    </message>
</context>
<context>
    <name>PredictionTable</name>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>Tableau CSV (*.csv)</translation>
    </message>
    <message>
        <source>Filter by file or answer</source>
        <translation>Filtrer par fichier ou réponse</translation>
    </message>
    <message>
        <source>Save all rows as a table for a spreadsheet</source>
        <translation>Enregistrer toutes les lignes dans un tableau pour tableur</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Enregistrer en CSV…</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Enregistrer le tableau</translation>
    </message>
    <message>
        <source>not readable {0}</source>
        <translation>illisibles {0}</translation>
    </message>
    <message>
        <source>not sure {0}</source>
        <translation>incertaines {0}</translation>
    </message>
    <message>
        <source>unlike your images {0}</source>
        <translation>différentes de vos images {0}</translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation>{0} n’a pas pu être enregistré : {1}</translation>
    </message>
    <message>
        <source>{0} to {1}, mean {2}</source>
        <translation>{0} à {1}, moyenne {2}</translation>
    </message>
</context>
<context>
    <name>PredictionView</name>
    <message>
        <source>Probability of each class or label</source>
        <translation>Probabilité de chaque classe ou étiquette</translation>
    </message>
    <message>
        <source>not present</source>
        <translation>absente</translation>
    </message>
    <message>
        <source>present</source>
        <translation>présente</translation>
    </message>
    <message>
        <source>present from {0}</source>
        <translation>présente dès {0}</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>&amp;Device</source>
        <translation>A&amp;ppareil</translation>
    </message>
    <message>
        <source>&amp;Looks</source>
        <translation>App&amp;arence</translation>
    </message>
    <message>
        <source>&amp;Runs folder</source>
        <translation>Dossier des e&amp;xécutions</translation>
    </message>
    <message>
        <source>Apple GPU (MPS)</source>
        <translation>GPU Apple (MPS)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Automatic: uses a supported GPU if there is one.</source>
        <translation>Automatique : utilise un GPU pris en charge s’il y en a un.</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Choose the runs folder</source>
        <translation>Choisir le dossier des exécutions</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Drafts are machine translations that no native speaker has reviewed yet.</source>
        <translation>Les brouillons sont des traductions automatiques qu’aucun locuteur natif n’a encore relues.</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>NVIDIA or AMD GPU (CUDA, ROCm)</source>
        <translation>GPU NVIDIA ou AMD (CUDA, ROCm)</translation>
    </message>
    <message>
        <source>New runs are saved here, and the Runs tab lists the runs in this folder.</source>
        <translation>Les nouvelles exécutions sont enregistrées ici, et l’onglet Exécutions liste celles de ce dossier.</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Restart FTStudio to change the language.</source>
        <translation>Redémarrez FTStudio pour changer de langue.</translation>
    </message>
    <message>
        <source>Runs folder</source>
        <translation>Dossier des exécutions</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>Langue du système</translation>
    </message>
    <message>
        <source>{language} (draft)</source>
        <translation>{language} (brouillon)</translation>
    </message>
</context>
<context>
    <name>ReadingRow</name>
    <message>
        <source>Also train on these files, as images of the class they are in.</source>
        <translation>Entraîner aussi sur ces fichiers, comme images de la classe où ils se trouvent.</translation>
    </message>
    <message>
        <source>Leave out masks and thumbnails again</source>
        <translation>Écarter à nouveau les masques et les vignettes</translation>
    </message>
    <message>
        <source>Read the folders differently…</source>
        <translation>Lire les dossiers autrement…</translation>
    </message>
    <message>
        <source>Use 1 mask or thumbnail as an image</source>
        <translation>Utiliser 1 masque ou vignette comme image</translation>
    </message>
    <message>
        <source>Use {n} masks or thumbnails as images</source>
        <translation>Utiliser {n} masques ou vignettes comme images</translation>
    </message>
</context>
<context>
    <name>ReadingsDialog</name>
    <message>
        <source>1 class: {classes}</source>
        <translation>1 classe : {classes}</translation>
    </message>
    <message>
        <source>Example of {name}</source>
        <translation>Exemple de {name}</translation>
    </message>
    <message>
        <source>The folders in {name} can be interpreted in several ways.</source>
        <translation>Les dossiers de {name} peuvent être interprétés de plusieurs façons.</translation>
    </message>
    <message>
        <source>Use this layout</source>
        <translation>Utiliser cette disposition</translation>
    </message>
    <message>
        <source>Which folders are the classes?</source>
        <translation>Quels dossiers sont les classes ?</translation>
    </message>
    <message>
        <source>{count} classes: {classes}</source>
        <translation>{count} classes : {classes}</translation>
    </message>
    <message>
        <source>{count} classes: {classes} …</source>
        <translation>{count} classes : {classes}…</translation>
    </message>
</context>
<context>
    <name>RecentStrip</name>
    <message>
        <source>Tried before</source>
        <translation>Déjà essayées</translation>
    </message>
</context>
<context>
    <name>ReliabilityPlot</name>
    <message>
        <source>Confidence against accuracy</source>
        <translation>Confiance et exactitude</translation>
    </message>
    <message>
        <source>Confidence {0} to {1}: {2} images, {3} on average, accuracy {4} (95% interval {5} to {6})</source>
        <translation>Confiance {0} à {1} : {2} images, {3} en moyenne, exactitude {4} (intervalle à 95 % {5} à {6})</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>exactitude</translation>
    </message>
    <message>
        <source>after</source>
        <translation>après</translation>
    </message>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>confiance</translation>
    </message>
    <message>
        <source>perfect calibration</source>
        <translation>calibration parfaite</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Choose the file</source>
        <translation>Choisir le fichier</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Clear this for a report that you share with others</source>
        <translation>Décochez pour un rapport à partager</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>HTML page (*.html)</source>
        <translation>Page HTML (*.html)</translation>
    </message>
    <message>
        <source>Include pictures and names of images</source>
        <translation>Inclure les images et leurs noms</translation>
    </message>
    <message>
        <source>One HTML file to print or attach, side by side with the run {other}.</source>
        <translation>Un fichier HTML à imprimer ou à joindre, côte à côte avec l’exécution {other}.</translation>
    </message>
    <message>
        <source>One HTML file to print or attach: results, curves, classes, mistakes, images, settings. Select two runs to compare them side by side.</source>
        <translation>Un fichier HTML à imprimer ou à joindre : résultats, courbes, classes, erreurs, images, réglages. Sélectionnez deux exécutions pour les comparer côte à côte.</translation>
    </message>
    <message>
        <source>One HTML file to print or attach: the run of {this} side by side with the run of {other} of the same name.</source>
        <translation>Un fichier HTML à imprimer ou à joindre : l’exécution de {this} côte à côte avec celle de {other} du même nom.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
</context>
<context>
    <name>ReportIntents</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>The report has been saved.</source>
        <translation>Le rapport a été enregistré.</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Écriture du rapport…</translation>
    </message>
    <message>
        <source>Writing the report… {what}, {share} %</source>
        <translation>Écriture du rapport… {what}, {share} %</translation>
    </message>
</context>
<context>
    <name>ResidualPlot</name>
    <message>
        <source>1 image</source>
        <translation>1 image</translation>
    </message>
    <message>
        <source>Error {0} to {1}: {2}</source>
        <translation>Erreur {0} à {1} : {2}</translation>
    </message>
    <message>
        <source>Images by error (predicted less true)</source>
        <translation>Images par erreur (prédit moins vrai)</translation>
    </message>
    <message>
        <source>Use the left and right arrow keys to select a bar and show its images.</source>
        <translation>Choisissez une barre avec les flèches gauche et droite pour afficher ses images.</translation>
    </message>
    <message>
        <source>error (predicted less true)</source>
        <translation>erreur (prédit moins vrai)</translation>
    </message>
    <message>
        <source>images</source>
        <translation>images</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} images</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>Tableau CSV (*.csv)</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Enregistrer le tableau</translation>
    </message>
    <message>
        <source>Unlike the training images, most unlike first</source>
        <translation>Différentes des images d’entraînement, les plus différentes d’abord</translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation>{0} n’a pas pu être enregistré : {1}</translation>
    </message>
</context>
<context>
    <name>RunChooser</name>
    <message>
        <source>Newest: {0}</source>
        <translation>Plus récente : {0}</translation>
    </message>
    <message>
        <source>No run has weights yet</source>
        <translation>Aucune exécution n’a encore de poids</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>unnamed run</source>
        <translation>exécution sans nom</translation>
    </message>
    <message>
        <source>{0} (training now)</source>
        <translation>{0} (en cours d’entraînement)</translation>
    </message>
</context>
<context>
    <name>RunComparison</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Comparing on the same images…</source>
        <translation>Comparaison sur les mêmes images…</translation>
    </message>
    <message>
        <source>Evaluate both runs on the same images and test which is better</source>
        <translation>Évaluer les deux exécutions sur les mêmes images et tester laquelle est meilleure</translation>
    </message>
    <message>
        <source>Not compared yet: neither run has been evaluated on its {0}.</source>
        <translation>Pas encore comparées : aucune des deux n’a été évaluée sur ses {0}.</translation>
    </message>
    <message>
        <source>Not compared yet: {0} has not been evaluated on its {1}.</source>
        <translation>Pas encore comparées : {0} n’a pas été évaluée sur ses {1}.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Run missing evaluations</source>
        <translation>Faire les évaluations manquantes</translation>
    </message>
    <message>
        <source>Show the images</source>
        <translation>Afficher les images</translation>
    </message>
    <message>
        <source>Show the images on which the two runs differ</source>
        <translation>Afficher les images sur lesquelles les deux exécutions diffèrent</translation>
    </message>
    <message>
        <source>These runs cannot be compared: a run folder cannot be read.</source>
        <translation>Ces exécutions ne peuvent pas être comparées : un dossier d’exécution est illisible.</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>images de test</translation>
    </message>
    <message>
        <source>validation images</source>
        <translation>images de validation</translation>
    </message>
    <message>
        <source>{0} against {1} on {2} common images</source>
        <translation>{0} contre {1} sur {2} images communes</translation>
    </message>
    <message>
        <source>{0} against {1} on {2} common test images</source>
        <translation>{0} contre {1} sur {2} images de test communes</translation>
    </message>
    <message>
        <source>{0} points difference (95% interval {1} to {2})</source>
        <translation>{0} points d’écart (intervalle à 95 % {1} à {2})</translation>
    </message>
    <message>
        <source>{0}: {1} against {2} on {3} common images</source>
        <translation>{0} : {1} contre {2} sur {3} images communes</translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>A note about this run. Enter saves it, Escape discards it.</source>
        <translation>Une note sur cette exécution. Entrée l’enregistre, Échap l’abandonne.</translation>
    </message>
    <message>
        <source>Comparing the settings…</source>
        <translation>Comparaison des réglages…</translation>
    </message>
    <message>
        <source>Different settings</source>
        <translation>Réglages différents</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Note about this run</source>
        <translation>Note sur cette exécution</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Réglages qui diffèrent</translation>
    </message>
    <message>
        <source>The settings of these runs cannot be read.</source>
        <translation>Les réglages de ces exécutions sont illisibles.</translation>
    </message>
    <message>
        <source>These runs have the same settings.</source>
        <translation>Ces exécutions ont les mêmes réglages.</translation>
    </message>
    <message>
        <source>from the run {name}</source>
        <translation>de l’exécution {name}</translation>
    </message>
    <message>
        <source>frozen: {what}</source>
        <translation>gelés : {what}</translation>
    </message>
    <message>
        <source>on test images {share}</source>
        <translation>sur les images de test {share}</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>{count} classes</translation>
    </message>
    <message>
        <source>{count} labels</source>
        <translation>{count} étiquettes</translation>
    </message>
</context>
<context>
    <name>RunIntents</name>
    <message>
        <source>A training run is in progress.</source>
        <translation>Un entraînement est en cours.</translation>
    </message>
    <message>
        <source>Drop an image on “Try it” to test the model.</source>
        <translation>Déposez une image sur « Essayer » pour tester le modèle.</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Y mettre fin</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Évaluer</translation>
    </message>
    <message>
        <source>Freeze more…</source>
        <translation>Geler davantage…</translation>
    </message>
    <message>
        <source>It is saved and can be resumed.</source>
        <translation>Elle est enregistrée et peut être reprise.</translation>
    </message>
    <message>
        <source>It may be busy. Wait, or end it and resume from the last checkpoint.</source>
        <translation>Il est peut-être occupé. Attendez, ou mettez-y fin et reprenez au dernier point de contrôle.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Show these images</source>
        <translation>Afficher ces images</translation>
    </message>
    <message>
        <source>Stop it or wait until it has finished, then continue from the other one.</source>
        <translation>Arrêtez-la ou attendez sa fin, puis continuez à partir de l’autre.</translation>
    </message>
    <message>
        <source>Stop it or wait until it has finished, then resume the other one.</source>
        <translation>Arrêtez-la ou attendez sa fin, puis reprenez l’autre.</translation>
    </message>
    <message>
        <source>The run of {time} was interrupted.</source>
        <translation>L’exécution du {time} a été interrompue.</translation>
    </message>
    <message>
        <source>The training failed.</source>
        <translation>L’entraînement a échoué.</translation>
    </message>
    <message>
        <source>The training has finished.</source>
        <translation>L’entraînement est terminé.</translation>
    </message>
    <message>
        <source>The training process is not responding.</source>
        <translation>Le processus d’entraînement ne répond pas.</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>L’entraînement a été arrêté.</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Unfreeze more…</source>
        <translation>Dégeler davantage…</translation>
    </message>
    <message>
        <source>Validation {metric}: {value}.</source>
        <translation>Validation, {metric} : {value}.</translation>
    </message>
    <message>
        <source>{dataset}, {model}: {done} of {planned} epochs completed.</source>
        <translation>{dataset}, {model} : {done} époques sur {planned} terminées.</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Augmentation</source>
        <translation>Augmentation</translation>
    </message>
    <message>
        <source>Augmented views</source>
        <translation>Vues augmentées</translation>
    </message>
    <message>
        <source>Backbone learning rate ratio</source>
        <translation>Rapport du taux du backbone</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Taille de lot</translation>
    </message>
    <message>
        <source>Checkpoint interval (s)</source>
        <translation>Intervalle des points de contrôle (s)</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Poids des classes</translation>
    </message>
    <message>
        <source>Classes from</source>
        <translation>Classes d’après</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Early stopping (patience)</source>
        <translation>Arrêt anticipé (patience)</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Époques</translation>
    </message>
    <message>
        <source>Excluded images</source>
        <translation>Images exclues</translation>
    </message>
    <message>
        <source>Feature cache</source>
        <translation>Cache de caractéristiques</translation>
    </message>
    <message>
        <source>Feature cache precision</source>
        <translation>Précision du cache de caractéristiques</translation>
    </message>
    <message>
        <source>File names in the archive</source>
        <translation>Noms de fichiers de l’archive</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Gelés</translation>
    </message>
    <message>
        <source>Frozen stages</source>
        <translation>Étages gelés</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Tête</translation>
    </message>
    <message>
        <source>Head warm-up</source>
        <translation>Échauffement de la tête</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Taille d’image</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Images without annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Lissage des étiquettes</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Linear probe solver</source>
        <translation>Solveur de la sonde linéaire</translation>
    </message>
    <message>
        <source>Masks and thumbnails</source>
        <translation>Masques et vignettes</translation>
    </message>
    <message>
        <source>Micro-batch size</source>
        <translation>Taille de micro-lot</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Multi-page TIFFs</source>
        <translation>TIFF multipages</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision numérique</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>Graine aléatoire</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Recette</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Target in the list</source>
        <translation>Cible dans la liste</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Time limit (s)</source>
        <translation>Limite de temps (s)</translation>
    </message>
    <message>
        <source>Update BatchNorm statistics</source>
        <translation>Mettre à jour les statistiques BatchNorm</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation>Part de validation</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Échauffement</translation>
    </message>
    <message>
        <source>Weight averaging (EMA decay)</source>
        <translation>Moyenne des poids (décroissance EMA)</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight decay</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échouée</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>head only</source>
        <translation>tête seule</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompue</translation>
    </message>
    <message>
        <source>k nearest neighbours</source>
        <translation>k plus proches voisins</translation>
    </message>
    <message>
        <source>linear head</source>
        <translation>tête linéaire</translation>
    </message>
    <message>
        <source>logistic regression</source>
        <translation>régression logistique</translation>
    </message>
    <message>
        <source>nearest class mean</source>
        <translation>moyenne de classe la plus proche</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêtée</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>{depth} of {stages}</source>
        <translation>{depth} sur {stages}</translation>
    </message>
    <message>
        <source>{done} of {planned}</source>
        <translation>{done} sur {planned}</translation>
    </message>
</context>
<context>
    <name>ScatterPlot</name>
    <message>
        <source>True against predicted numbers</source>
        <translation>Nombres vrais et prédits</translation>
    </message>
    <message>
        <source>Use the left and right arrow keys to go through the images by their true number.</source>
        <translation>Parcourez les images par leur vrai nombre avec les flèches gauche et droite.</translation>
    </message>
    <message>
        <source>inside the 90% interval</source>
        <translation>dans l’intervalle à 90 %</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>en dehors</translation>
    </message>
    <message>
        <source>perfect</source>
        <translation>parfait</translation>
    </message>
    <message>
        <source>predicted {0}</source>
        <translation>prédit {0}</translation>
    </message>
    <message>
        <source>true {0}</source>
        <translation>vrai {0}</translation>
    </message>
</context>
<context>
    <name>ScoresModel</name>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Class name</source>
        <translation>Nom de classe</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>Moyenne harmonique de la précision et du rappel</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>No image was predicted as this class</source>
        <translation>Aucune image n’a été prédite dans cette classe</translation>
    </message>
    <message>
        <source>Number of evaluated images of this class</source>
        <translation>Nombre d’images évaluées de cette classe</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>Share of the images of this class that were predicted correctly, with its 95% interval</source>
        <translation>Part des images de cette classe bien prédites, avec son intervalle à 95 %</translation>
    </message>
    <message>
        <source>Share of the images predicted as this class that belong to it, with its 95% interval</source>
        <translation>Part des images prédites dans cette classe qui lui appartiennent, avec son intervalle à 95 %</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}, 95% interval {3} to {4}</source>
        <translation>{0} sur {1} : {2}, intervalle à 95 % {3} à {4}</translation>
    </message>
</context>
<context>
    <name>SetUpColumn</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
</context>
<context>
    <name>SideRail</name>
    <message>
        <source>Fold the column {title}</source>
        <translation>Replier la colonne {title}</translation>
    </message>
    <message>
        <source>Fold this column</source>
        <translation>Replier cette colonne</translation>
    </message>
    <message>
        <source>Show this column</source>
        <translation>Afficher cette colonne</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Training progress</source>
        <translation>Progression de l’entraînement</translation>
    </message>
</context>
<context>
    <name>TargetChoice</name>
    <message>
        <source>Kind of target</source>
        <translation>Type de cible</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>The number in “{column}”</source>
        <translation>Le nombre dans « {column} »</translation>
    </message>
    <message>
        <source>What the model learns of each image. Several labels: an image can show more than one. A number: from a column of the list.</source>
        <translation>Ce que le modèle apprend de chaque image. Plusieurs étiquettes : une image peut en montrer plus d’une. Un nombre : d’une colonne de la liste.</translation>
    </message>
</context>
<context>
    <name>TargetWords</name>
    <message>
        <source>no label</source>
        <translation>aucune étiquette</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>ThresholdView</name>
    <message>
        <source>Abstain threshold</source>
        <translation>Seuil d’abstention</translation>
    </message>
    <message>
        <source>At {0}: answers every image and {1}.</source>
        <translation>À {0} : répond à chaque image et {1}.</translation>
    </message>
    <message>
        <source>At {0}: answers no image and says “not sure” for all {1}.</source>
        <translation>À {0} : ne répond à aucune image et dit « incertain » pour les {1}.</translation>
    </message>
    <message>
        <source>At {0}: answers {1} of the images and {2}; says “not sure” for {3}.</source>
        <translation>À {0} : répond à {1} des images et {2} ; dit « incertain » pour {3}.</translation>
    </message>
    <message>
        <source>Below this confidence the model says “not sure” instead of a class</source>
        <translation>Sous cette confiance, le modèle dit « incertain » au lieu d’une classe</translation>
    </message>
    <message>
        <source>Remove the threshold: this run answers every image</source>
        <translation>Retirer le seuil : cette exécution répond à chaque image</translation>
    </message>
    <message>
        <source>Reset to 0</source>
        <translation>Remettre à 0</translation>
    </message>
    <message>
        <source>Show the “not sure” ones</source>
        <translation>Afficher les « incertaines »</translation>
    </message>
    <message>
        <source>Store this abstain threshold with the run; Try it uses it too</source>
        <translation>Enregistrer ce seuil d’abstention avec l’exécution ; « Essayer » l’utilise aussi</translation>
    </message>
    <message>
        <source>This run now always answers.</source>
        <translation>Cette exécution répond maintenant toujours.</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Utiliser ceci</translation>
    </message>
    <message>
        <source>is right for {0} ({1} to {2})</source>
        <translation>a raison pour {0} ({1} à {2})</translation>
    </message>
    <message>
        <source>◇ This run now says “not sure” below {0}.</source>
        <translation>◇ Cette exécution dit maintenant « incertain » sous {0}.</translation>
    </message>
</context>
<context>
    <name>TimeRow</name>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Time for the training</source>
        <translation>Temps pour l’entraînement</translation>
    </message>
    <message>
        <source>With a time, the freeze position, the number of epochs and, if necessary, the image size are chosen so that the training ends in time. You can change them afterwards; the number of epochs follows.</source>
        <translation>Avec un temps, la position de gel, le nombre d’époques et, si nécessaire, la taille d’image sont choisis pour que l’entraînement finisse à temps. Vous pouvez ensuite les modifier ; le nombre d’époques s’adapte.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sans limite</translation>
    </message>
</context>
<context>
    <name>TrainOptions</name>
    <message>
        <source>16 bits</source>
        <translation>16 bits</translation>
    </message>
    <message>
        <source>16 bits (bfloat16)</source>
        <translation>16 bits (bfloat16)</translation>
    </message>
    <message>
        <source>16 bits (float16)</source>
        <translation>16 bits (float16)</translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation>32 bits</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentation</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Back to {value}</source>
        <translation>Revenir à {value}</translation>
    </message>
    <message>
        <source>Backbone learning rate as a multiple of the head's. Auto: 5 after a head warm-up.</source>
        <translation>Taux d’apprentissage du backbone, en multiple de celui de la tête. Auto : 5 après échauffement de la tête.</translation>
    </message>
    <message>
        <source>Backbone ratio</source>
        <translation>Rapport backbone</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Taille de lot</translation>
    </message>
    <message>
        <source>BatchNorm</source>
        <translation>BatchNorm</translation>
    </message>
    <message>
        <source>Cache the features of the frozen stages, or recompute them in every epoch.</source>
        <translation>Mettre en cache les caractéristiques des étages gelés, ou les recalculer à chaque époque.</translation>
    </message>
    <message>
        <source>Cached augmented views per image, used in turn. More views vary more and take longer.</source>
        <translation>Vues augmentées en cache par image, utilisées à tour de rôle. Plus de vues varient plus et prennent plus de temps.</translation>
    </message>
    <message>
        <source>Cached views</source>
        <translation>Vues en cache</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Poids des classes</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Ordinateur</translation>
    </message>
    <message>
        <source>Decay of the exponential moving average (EMA) of the weights, which is validated and saved. 0: off.</source>
        <translation>Décroissance de la moyenne mobile exponentielle (EMA) des poids, qui est validée et enregistrée. 0 : désactivé.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Device to train on: a GPU (cuda, mps) or the CPU. Auto: the fastest available.</source>
        <translation>Appareil d’entraînement : un GPU (cuda, mps) ou le CPU. Auto : le plus rapide disponible.</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Arrêt anticipé</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Époques</translation>
    </message>
    <message>
        <source>Feature cache</source>
        <translation>Cache de caractéristiques</translation>
    </message>
    <message>
        <source>Fit directly</source>
        <translation>Ajuster directement</translation>
    </message>
    <message>
        <source>Fit the new head on frozen features first, so that a random head does not damage the backbone.</source>
        <translation>Ajuster d’abord la nouvelle tête sur des caractéristiques gelées, pour qu’une tête aléatoire n’abîme pas le backbone.</translation>
    </message>
    <message>
        <source>Freeze all stages to choose another head: the other heads need fixed features.</source>
        <translation>Gelez tous les étages pour choisir une autre tête : les autres têtes ont besoin de caractéristiques fixes.</translation>
    </message>
    <message>
        <source>Give rare classes more weight in the loss. Auto: if the largest class is over five times the smallest.</source>
        <translation>Donner plus de poids aux classes rares dans la perte. Auto : si la plus grande classe dépasse cinq fois la plus petite.</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Tête</translation>
    </message>
    <message>
        <source>Head warm-up</source>
        <translation>Échauffement de la tête</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>How the weights are updated. AdamW nearly always works; SGD is the classic.</source>
        <translation>Comment les poids sont mis à jour. AdamW convient presque toujours ; SGD est le classique.</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Taille d’image</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Images per forward pass (gradient accumulation). Fewer need less memory; same result.</source>
        <translation>Images par passe avant (accumulation de gradients). Moins d’images demandent moins de mémoire ; même résultat.</translation>
    </message>
    <message>
        <source>Images per optimiser step. Auto: a size that trains well and fits in memory.</source>
        <translation>Images par pas d’optimisation. Auto : une taille qui entraîne bien et tient en mémoire.</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>Conservé en</translation>
    </message>
    <message>
        <source>Label smoothing: softens the targets. A little improves calibration.</source>
        <translation>Lissage des étiquettes : adoucit les cibles. Un peu améliore la calibration.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Apprentissage</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Learning rate of the head, for example 0.001. Too high and training diverges.</source>
        <translation>Taux d’apprentissage de la tête, par exemple 0.001. Trop élevé, l’entraînement diverge.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Légère</translation>
    </message>
    <message>
        <source>Linear (trained)</source>
        <translation>Linéaire (entraînée)</translation>
    </message>
    <message>
        <source>Linear probe</source>
        <translation>Sonde linéaire</translation>
    </message>
    <message>
        <source>Linear: a trained linear layer. The usual choice.</source>
        <translation>Linéaire : une couche linéaire entraînée. Le choix habituel.</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>Régression logistique</translation>
    </message>
    <message>
        <source>Logistic regression: the same layer, always fitted to its optimum.</source>
        <translation>Régression logistique : la même couche, toujours ajustée à son optimum.</translation>
    </message>
    <message>
        <source>Maximum number of passes over the training images. More takes longer and helps up to a point.</source>
        <translation>Nombre maximal de passages sur les images d’entraînement. Davantage prend plus de temps et aide jusqu’à un certain point.</translation>
    </message>
    <message>
        <source>Micro-batch</source>
        <translation>Micro-lot</translation>
    </message>
    <message>
        <source>Mini-batches</source>
        <translation>Mini-lots</translation>
    </message>
    <message>
        <source>Nearest class mean</source>
        <translation>Moyenne de classe</translation>
    </message>
    <message>
        <source>Nearest class mean: the class whose mean features are closest. For very few images per class.</source>
        <translation>Moyenne de classe la plus proche : la classe dont les caractéristiques moyennes sont les plus proches. Pour très peu d’images par classe.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Numeric precision. 16 bits are faster on most GPUs. Auto uses them where they are faster.</source>
        <translation>Précision numérique. 16 bits sont plus rapides sur la plupart des GPU. Auto les utilise là où ils sont plus rapides.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activé</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>Couche de sortie</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision numérique</translation>
    </message>
    <message>
        <source>Precision of the feature cache: 16 bits need half the space, 32 bits are exact.</source>
        <translation>Précision du cache de caractéristiques : 16 bits occupent moitié moins, 32 bits sont exacts.</translation>
    </message>
    <message>
        <source>Processor (cpu)</source>
        <translation>Processeur (cpu)</translation>
    </message>
    <message>
        <source>Random augmentation (flip, crop, colour jitter). Reduces overfitting.</source>
        <translation>Augmentation aléatoire (retournement, recadrage, couleurs). Réduit le surapprentissage.</translation>
    </message>
    <message>
        <source>Random seed: the same seed on the same computer gives the same run.</source>
        <translation>Graine aléatoire : la même graine sur le même ordinateur donne la même exécution.</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>Réinitialiser {setting}</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Side in pixels to which images are resized. Auto: the model's native size.</source>
        <translation>Côté en pixels auquel les images sont redimensionnées. Auto : la taille native du modèle.</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Lissage</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Stop after this many epochs without improvement (patience). The best epoch is saved.</source>
        <translation>Arrêter après ce nombre d’époques sans amélioration (patience). La meilleure époque est enregistrée.</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Forte</translation>
    </message>
    <message>
        <source>The classifier on top of the frozen features.</source>
        <translation>Le classifieur au-dessus des caractéristiques gelées.</translation>
    </message>
    <message>
        <source>Update the BatchNorm statistics. For thousands of images of a very different kind, such as X-rays.</source>
        <translation>Mettre à jour les statistiques BatchNorm. Pour des milliers d’images d’un tout autre genre, comme des radiographies.</translation>
    </message>
    <message>
        <source>Validation %</source>
        <translation>Validation %</translation>
    </message>
    <message>
        <source>Validation split: the percentage of images held out to check the training.</source>
        <translation>Part de validation : pourcentage d’images mises de côté pour contrôler l’entraînement.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Échauffement</translation>
    </message>
    <message>
        <source>Warm-up: fraction of steps with a linearly increasing learning rate. 0.2 is the first 20 %.</source>
        <translation>Échauffement : part des pas où le taux d’apprentissage croît linéairement. 0.2 : les premiers 20 %.</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>Moyenne des poids</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight decay</translation>
    </message>
    <message>
        <source>Weight decay, for example 0.01. Reduces overfitting.</source>
        <translation>Weight decay, par exemple 0.01. Réduit le surapprentissage.</translation>
    </message>
    <message>
        <source>When all stages are frozen: fit the head directly to its optimum, or train it in mini-batches.</source>
        <translation>Quand tous les étages sont gelés : ajuster la tête directement à son optimum, ou l’entraîner par mini-lots.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>k nearest neighbours</source>
        <translation>k plus proches voisins</translation>
    </message>
    <message>
        <source>k nearest neighbours: a vote of the most similar training images. For classes with varied looks.</source>
        <translation>k plus proches voisins : un vote des images d’entraînement les plus semblables. Pour des classes d’aspects variés.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>{setting} needs a number that fits.</source>
        <translation>{setting} demande un nombre valable.</translation>
    </message>
</context>
<context>
    <name>TrainPanel</name>
    <message>
        <source>1 epoch</source>
        <translation>1 époque</translation>
    </message>
    <message>
        <source>3  Train</source>
        <translation>3  Entraînement</translation>
    </message>
    <message>
        <source>A first result as fast as possible: few epochs, light augmentation.</source>
        <translation>Un premier résultat au plus vite : peu d’époques, augmentation légère.</translation>
    </message>
    <message>
        <source>A good result in reasonable time. The usual choice.</source>
        <translation>Un bon résultat en un temps raisonnable. Le choix habituel.</translation>
    </message>
    <message>
        <source>All other settings, filled in with the preset's values.</source>
        <translation>Tous les autres réglages, remplis avec les valeurs du préréglage.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Équilibré</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Meilleur</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Continue training (Space).</source>
        <translation>Continuer l’entraînement (Espace).</translation>
    </message>
    <message>
        <source>Custom, from {preset}: {settings}</source>
        <translation>Personnalisé, d’après {preset} : {settings}</translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation>Moins d’options</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Plus d’options</translation>
    </message>
    <message>
        <source>Open images to preview the augmentation.</source>
        <translation>Ouvrez des images pour voir un aperçu de l’augmentation.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause the training; it stays in memory (Space).</source>
        <translation>Suspendre l’entraînement ; il reste en mémoire (Espace).</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Suspension…</translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation>Préréglage {name}</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rapide</translation>
    </message>
    <message>
        <source>Start training (Ctrl+T).</source>
        <translation>Démarrer l’entraînement (Ctrl+T).</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop after the current step. The run is saved and can be resumed.</source>
        <translation>Arrêter après le pas en cours. L’exécution est enregistrée et peut être reprise.</translation>
    </message>
    <message>
        <source>Stopping and saving…</source>
        <translation>Arrêt et enregistrement…</translation>
    </message>
    <message>
        <source>The best result: many epochs, strong augmentation. Takes longest.</source>
        <translation>Le meilleur résultat : beaucoup d’époques, forte augmentation. Le plus long.</translation>
    </message>
    <message>
        <source>The preview could not be made.</source>
        <translation>L’aperçu n’a pas pu être créé.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>about {epochs}</source>
        <translation>environ {epochs}</translation>
    </message>
    <message>
        <source>light augmentation</source>
        <translation>augmentation légère</translation>
    </message>
    <message>
        <source>no augmentation</source>
        <translation>sans augmentation</translation>
    </message>
    <message>
        <source>standard augmentation</source>
        <translation>augmentation standard</translation>
    </message>
    <message>
        <source>strong augmentation</source>
        <translation>forte augmentation</translation>
    </message>
    <message>
        <source>{n} epochs</source>
        <translation>{n} époques</translation>
    </message>
    <message>
        <source>{n} px</source>
        <translation>{n} px</translation>
    </message>
</context>
<context>
    <name>TrainingStatus</name>
    <message>
        <source>Epoch {epoch} of {epochs}</source>
        <translation>Époque {epoch} sur {epochs}</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Failed: {message}</source>
        <translation>Échec : {message}</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Interrupted in {place}</source>
        <translation>Interrompu à {place}</translation>
    </message>
    <message>
        <source>Measured on {count} validation images: the {metric} on images like these is {interval} (95% interval).</source>
        <translation>Mesuré sur {count} images de validation : {metric} sur des images comme celles-ci vaut {interval} (intervalle à 95 %).</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Preparing the frozen stages</source>
        <translation>Préparation des étages gelés</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Saving and stopping…</source>
        <translation>Enregistrement et arrêt…</translation>
    </message>
    <message>
        <source>Stopped in {place}</source>
        <translation>Arrêté à {place}</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Validating</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>best epoch {epoch}</source>
        <translation>meilleure époque {epoch}</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>époque {epoch} sur {epochs}</translation>
    </message>
    <message>
        <source>time left unknown</source>
        <translation>temps restant inconnu</translation>
    </message>
    <message>
        <source>training did not help: best before epoch 1</source>
        <translation>l’entraînement n’a pas aidé : meilleur avant l’époque 1</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>{speed} images/s</source>
        <translation>{speed} images/s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>reste {time}</translation>
    </message>
</context>
<context>
    <name>TrainingTab</name>
    <message>
        <source>Back to the training</source>
        <translation>Retour à l’entraînement</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Choisir un modèle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Earlier run: {name}</source>
        <translation>Exécution précédente : {name}</translation>
    </message>
    <message>
        <source>Image (*.png)</source>
        <translation>Image (*.png)</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>Ouvrir des images</translation>
    </message>
    <message>
        <source>Preparing the training.</source>
        <translation>Préparation de l’entraînement.</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>Enregistrer les graphiques</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Enregistré : {path}</translation>
    </message>
    <message>
        <source>Stop showing this earlier run</source>
        <translation>Ne plus afficher cette exécution précédente</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Vector graphics (*.svg)</source>
        <translation>Image vectorielle (*.svg)</translation>
    </message>
    <message>
        <source>Your loss curves will appear here.</source>
        <translation>Vos courbes de perte apparaîtront ici.</translation>
    </message>
</context>
<context>
    <name>TryIntents</name>
    <message>
        <source>Open a folder of images first.</source>
        <translation>Ouvrez d’abord un dossier d’images.</translation>
    </message>
    <message>
        <source>The preview shows one of your images.</source>
        <translation>L’aperçu montre une de vos images.</translation>
    </message>
    <message>
        <source>There is no trained model to try yet.</source>
        <translation>Il n’y a pas encore de modèle entraîné à essayer.</translation>
    </message>
    <message>
        <source>Train one first. You can try it as soon as its first epoch is done.</source>
        <translation>Entraînez-en d’abord un. Vous pourrez l’essayer dès la fin de sa première époque.</translation>
    </message>
</context>
<context>
    <name>TryZone</name>
    <message>
        <source>Drop an image or a folder here, paste with Ctrl+V, or click to open one</source>
        <translation>Déposez ici une image ou un dossier, collez avec Ctrl+V, ou cliquez pour en ouvrir</translation>
    </message>
    <message>
        <source>Drop, paste or open
an image or a folder</source>
        <translation>Déposez, collez ou ouvrez
une image ou un dossier</translation>
    </message>
    <message>
        <source>Image to try</source>
        <translation>Image à essayer</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Encore rien</translation>
    </message>
    <message>
        <source>Release to try it</source>
        <translation>Relâchez pour l’essayer</translation>
    </message>
    <message>
        <source>The dropped item is not a local file.</source>
        <translation>L’élément déposé n’est pas un fichier de cet ordinateur.</translation>
    </message>
    <message>
        <source>The pasted image could not be saved: {0}</source>
        <translation>L’image collée n’a pas pu être enregistrée : {0}</translation>
    </message>
    <message>
        <source>There is no image on the clipboard.</source>
        <translation>Il n’y a pas d’image dans le presse-papiers.</translation>
    </message>
</context>
<context>
    <name>WarningLines</name>
    <message>
        <source>1 warning</source>
        <translation>1 avertissement</translation>
    </message>
    <message>
        <source>Each page an image</source>
        <translation>Chaque page est une image</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Première page</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Hide the warnings</source>
        <translation>Masquer les avertissements</translation>
    </message>
    <message>
        <source>How multi-page TIFFs are read</source>
        <translation>Lecture des TIFF multipages</translation>
    </message>
    <message>
        <source>Keep these images in the same split.</source>
        <translation>Garder ces images dans la même partition.</translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation>Garder ensemble</translation>
    </message>
    <message>
        <source>Maximum over all pages</source>
        <translation>Maximum sur toutes les pages</translation>
    </message>
    <message>
        <source>Pages as red, green, blue</source>
        <translation>Pages comme rouge, vert, bleu</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation>Tout afficher ({n})</translation>
    </message>
    <message>
        <source>Show the images of this warning</source>
        <translation>Afficher les images de cet avertissement</translation>
    </message>
    <message>
        <source>Show the warnings</source>
        <translation>Afficher les avertissements</translation>
    </message>
    <message>
        <source>Show these images in the Images tab.</source>
        <translation>Afficher ces images dans l’onglet Images.</translation>
    </message>
    <message>
        <source>The images are scanned again. Training, prediction and exports all read them this way.</source>
        <translation>Les images sont analysées à nouveau. Entraînement, prédiction et exports les lisent tous ainsi.</translation>
    </message>
    <message>
        <source>{n} warnings</source>
        <translation>{n} avertissements</translation>
    </message>
</context>
<context>
    <name>WhyRow</name>
    <message>
        <source>Bright: supports “{0}”</source>
        <translation>Clair : soutient « {0} »</translation>
    </message>
    <message>
        <source>Computing heat map for “{0}”…</source>
        <translation>Calcul de la carte de chaleur pour « {0} »…</translation>
    </message>
    <message>
        <source>Heat map opacity</source>
        <translation>Opacité de la carte de chaleur</translation>
    </message>
    <message>
        <source>Nothing in this image supports “{0}”.</source>
        <translation>Rien dans cette image ne soutient « {0} ».</translation>
    </message>
    <message>
        <source>Show a heat map of what supports the answer. Click another class or label to see its map</source>
        <translation>Afficher une carte de chaleur de ce qui soutient la réponse. Cliquez sur une autre classe ou étiquette pour voir sa carte</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>Montrer pourquoi</translation>
    </message>
</context>
<context>
    <name>WindowActs</name>
    <message>
        <source>About FTStudio</source>
        <translation>À propos de FTStudio</translation>
    </message>
    <message>
        <source>Checking this computer…</source>
        <translation>Contrôle de cet ordinateur…</translation>
    </message>
    <message>
        <source>Lists and archives ({0})</source>
        <translation>Listes et archives ({0})</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>Ouvrir un dossier d’images</translation>
    </message>
    <message>
        <source>Open a list or an archive</source>
        <translation>Ouvrir une liste ou une archive</translation>
    </message>
    <message>
        <source>Try an image</source>
        <translation>Essayer une image</translation>
    </message>
</context>
<context>
    <name>_Cells</name>
    <message>
        <source>Images per class or label</source>
        <translation>Images par classe ou étiquette</translation>
    </message>
    <message>
        <source>not split yet</source>
        <translation>pas encore réparties</translation>
    </message>
    <message>
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validation</translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>Some images of each class</source>
        <translation>Quelques images de chaque classe</translation>
    </message>
</context>
<context>
    <name>_ModelButton</name>
    <message>
        <source>Model: {title}</source>
        <translation>Modèle : {title}</translation>
    </message>
</context>
<context>
    <name>_Rail</name>
    <message>
        <source>Show the column {title}</source>
        <translation>Afficher la colonne {title}</translation>
    </message>
</context>
<context>
    <name>_ScanView</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel the scan.</source>
        <translation>Annuler l’analyse.</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>Ouverture de {name}</translation>
    </message>
    <message>
        <source>Scan progress</source>
        <translation>Progression de l’analyse</translation>
    </message>
    <message>
        <source>Scanning {name}</source>
        <translation>Analyse de {name}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>{done} of {total} scanned</source>
        <translation>{done} sur {total} analysées</translation>
    </message>
    <message>
        <source>{found} images so far</source>
        <translation>{found} images jusqu’ici</translation>
    </message>
    <message>
        <source>{what}: {percent} %</source>
        <translation>{what} : {percent} %</translation>
    </message>
</context>
<context>
    <name>_SummaryView</name>
    <message>
        <source>1 image</source>
        <translation>1 image</translation>
    </message>
    <message>
        <source>1 needs attention</source>
        <translation>1 à vérifier</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Masquer les détails</translation>
    </message>
    <message>
        <source>How the images were read, what is learned from them, what a split keeps together</source>
        <translation>Comment les images ont été lues, ce qui en est appris, ce qu’une partition garde ensemble</translation>
    </message>
    <message>
        <source>Show these files and their reasons in the Images tab.</source>
        <translation>Afficher ces fichiers et leurs raisons dans l’onglet Images.</translation>
    </message>
    <message>
        <source>{n} images</source>
        <translation>{n} images</translation>
    </message>
    <message>
        <source>{n} need attention</source>
        <translation>{n} à vérifier</translation>
    </message>
    <message>
        <source>{n} not split yet</source>
        <translation>{n} pas encore réparties</translation>
    </message>
    <message>
        <source>{n} test</source>
        <translation>{n} test</translation>
    </message>
    <message>
        <source>{n} training</source>
        <translation>{n} entraînement</translation>
    </message>
    <message>
        <source>{n} validation</source>
        <translation>{n} validation</translation>
    </message>
    <message>
        <source>{percent} % are held out for validation</source>
        <translation>{percent} % sont mises de côté pour la validation</translation>
    </message>
</context>
</TS>
