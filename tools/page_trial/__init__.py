"""Pages at random, and a reader of their PDFs who knows nothing of how they were made: what does the program
leave unsaid?"""
